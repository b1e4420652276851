// Command vectors makes known answers with golang.org/x/mod/sumdb/{note,tlog}, and checks what this repository writes with them.
//
//	go run . make              prints vectors.json
//	go run . check < file      checks {key, checkpoint, tiles, receipts, consistency} and prints "ok"
package main

import (
	"crypto/ed25519"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"os"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const origin = "example.org/synthetic-log"
const leaves = 70000

type storage []tlog.Hash

func (s storage) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	var out []tlog.Hash
	for _, i := range indexes {
		out = append(out, s[i])
	}
	return out, nil
}

func must[T any](value T, err error) T {
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	return value
}

func texts(hashes []tlog.Hash) []string {
	out := []string{}
	for _, h := range hashes {
		out = append(out, h.String())
	}
	return out
}

func makeVectors() {
	var stored storage
	for i := int64(0); i < leaves; i++ {
		stored = append(stored, must(tlog.StoredHashes(i, []byte(fmt.Sprintf("synthetic leaf %d", i)), stored))...)
	}
	sizes := []int64{1, 2, 3, 7, 8, 255, 256, 257, 511, 512, 1000, 65535, 65536, 65537, 70000}
	type inclusion struct {
		Size, Index int64
		Proof       []string
	}
	type consistency struct {
		From, To int64
		Proof    []string
	}
	type tile struct {
		Path   string
		Base64 string
	}
	result := map[string]any{}
	roots := map[string]string{}
	var inclusions []inclusion
	var consistencies []consistency
	for at, size := range sizes {
		roots[fmt.Sprint(size)] = must(tlog.TreeHash(size, stored)).String()
		for _, index := range []int64{0, size / 3, size / 2, size - 1} {
			inclusions = append(inclusions, inclusion{size, index, texts(must(tlog.ProveRecord(size, index, stored)))})
		}
		for _, from := range sizes[:at+1] {
			consistencies = append(consistencies, consistency{from, size, texts(must(tlog.ProveTree(size, from, stored)))})
		}
	}
	var tiles []tile
	for _, t := range tlog.NewTiles(8, 0, leaves) {
		if t.L > 0 || t.N%100 == 0 || t.W < 256 {
			data := must(tlog.ReadTileData(t, stored))
			tiles = append(tiles, tile{strings.Replace(t.Path(), "tile/8/", "tile/", 1), base64.StdEncoding.EncodeToString(data)})
		}
	}
	seed := make([]byte, ed25519.SeedSize)
	copy(seed, "synthetic seed, for vectors only")
	private := ed25519.NewKeyFromSeed(seed)
	vkey := must(note.NewEd25519VerifierKey(origin, private.Public().(ed25519.PublicKey)))
	hash := strings.Split(vkey, "+")[1]
	skey := "PRIVATE+KEY+" + origin + "+" + hash + "+" + base64.StdEncoding.EncodeToString(append([]byte{1}, seed...))
	signer := must(note.NewSigner(skey))
	text := fmt.Sprintf("%s\n%d\n%s\n", origin, leaves, roots[fmt.Sprint(leaves)])
	result["origin"] = origin
	result["seed"] = string(seed)
	result["verifierKey"] = vkey
	result["checkpoint"] = string(must(note.Sign(&note.Note{Text: text}, signer)))
	result["roots"] = roots
	result["inclusions"] = inclusions
	result["consistencies"] = consistencies
	result["tiles"] = tiles
	encoder := json.NewEncoder(os.Stdout)
	if err := encoder.Encode(result); err != nil {
		os.Exit(1)
	}
}

type given struct {
	Key        string
	Checkpoint string
	Leaf       string
	Index      int64
	Inclusion  []string
	From       int64
	FromRoot   string
	Consistent []string
	Tiles      map[string]string
}

type tiles struct{ of map[string]string }

func (t tiles) Height() int { return 8 }
func (t tiles) SaveTiles([]tlog.Tile, [][]byte) {}
func (t tiles) ReadTiles(wanted []tlog.Tile) ([][]byte, error) {
	var out [][]byte
	for _, tile := range wanted {
		path := strings.Replace(tile.Path(), "tile/8/", "tile/", 1)
		encoded, ok := t.of[path]
		if !ok {
			return nil, fmt.Errorf("there is no %s", path)
		}
		out = append(out, must(base64.StdEncoding.DecodeString(encoded)))
	}
	return out, nil
}

func hashes(encoded []string) []tlog.Hash {
	var out []tlog.Hash
	for _, each := range encoded {
		out = append(out, must(tlog.ParseHash(each)))
	}
	return out
}

func check() {
	var g given
	if err := json.NewDecoder(os.Stdin).Decode(&g); err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	verifier := must(note.NewVerifier(g.Key))
	opened := must(note.Open([]byte(g.Checkpoint), note.VerifierList(verifier)))
	lines := strings.SplitN(opened.Text, "\n", 4)
	tree := must(tlog.ParseTree([]byte("go.sum database tree\n" + lines[1] + "\n" + lines[2] + "\n")))
	leaf := tlog.RecordHash([]byte(g.Leaf))
	if err := tlog.CheckRecord(hashes(g.Inclusion), tree.N, tree.Hash, g.Index, leaf); err != nil {
		fmt.Println("inclusion:", err)
		os.Exit(1)
	}
	if err := tlog.CheckTree(hashes(g.Consistent), tree.N, tree.Hash, g.From, must(tlog.ParseHash(g.FromRoot))); err != nil {
		fmt.Println("consistency:", err)
		os.Exit(1)
	}
	reader := tlog.TileHashReader(tree, tiles{g.Tiles})
	for index := int64(0); index < tree.N; index++ {
		must(reader.ReadHashes([]int64{tlog.StoredHashIndex(0, index)}))
	}
	fmt.Println("ok")
}

func main() {
	if len(os.Args) == 2 && os.Args[1] == "make" {
		makeVectors()
	} else {
		check()
	}
}
