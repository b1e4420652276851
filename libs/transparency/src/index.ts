/**
 * The verifiable log, pure: what a leaf is, and the tree over the leaves.
 *
 * Leaves  `leavesOf(entry)` · `leafOfDecision` · `leafOfNoDecision`: canonical text without personal data
 *         `leafFormOf` · `leafInForm`: the same for many decisions that have most of their text in common
 * Tree    `leafHash` · `CompactRange`: append, root, what is stored of it (RFC 9162)
 * Binding `commitmentOf(salt, bytes)`: what was sent, without showing it
 */
export * from './canonical-json.js';
export * from './commitment.js';
export * from './compact-range.js';
export * from './disclosure-leaf.js';
export * from './hash.js';
export * from './leaf-form.js';
export * from './logged-entry.js';
