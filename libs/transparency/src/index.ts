/**
 * The verifiable log, pure: what a leaf is, and the tree over the leaves.
 *
 * Leaves  `leavesOf(entry)` · `leafOfDecision` · `leafOfNoDecision`: canonical text without personal data
 *         `leafFormOf` · `leafInForm`: the same for many decisions that have most of their text in common
 *         `sentLeafOf` · `sentFormOf` · `sentLeafInForm`: the leaf in the log of what one organisation was sent
 * Tree    `leafHash` · `CompactRange`: append, root, what is stored of it (RFC 9162)
 * Tiles   `tilePath` · `parseTilePath` · `tilesOf` · `encodeBundle`: the log as static files (C2SP tlog-tiles)
 * Proofs  `TreeReader` over a `TileSource`: inclusion and consistency · `isIncluded` · `isConsistent`
 * Signed  `noteSigner` · `noteVerifier` · `signCheckpoint` · `openCheckpoint` (C2SP signed-note, tlog-checkpoint)
 * Receipt `encodeProof` · `parseProof` (C2SP tlog-proof) · `verifyReceipt`
 * Binding `commitmentOf(salt, bytes)`: what was sent, without showing it
 */
export * from './canonical-json.js';
export * from './checkpoint.js';
export * from './commitment.js';
export * from './compact-range.js';
export * from './disclosure-leaf.js';
export * from './hash.js';
export * from './leaf-form.js';
export * from './logged-entry.js';
export * from './note.js';
export * from './receipt.js';
export * from './sent-leaf.js';
export * from './tiles.js';
export * from './tlog-proof.js';
export * from './tree-reader.js';
export * from './verify-proof.js';
