import { isMap, isNode, isScalar, LineCounter, parseDocument, type Document } from 'yaml';
import type { z } from 'zod';
import type { Fault } from './fault.js';
import { nearestOf } from './nearest.js';

type Path = readonly PropertyKey[];

/** A YAML text whose faults can be named by line and column. */
export class YamlFile {
  private readonly lines = new LineCounter();
  private readonly document: Document;
  private readonly found: Fault[];

  constructor(
    text: string,
    private readonly path: string,
  ) {
    this.document = parseDocument(text, { lineCounter: this.lines, prettyErrors: false });
    this.found = this.document.errors.map((error) =>
      this.faultAt(error.pos[0], `this is not valid YAML: ${error.message}`),
    );
  }

  get faults(): readonly Fault[] {
    return this.found.toSorted((a, b) => a.line - b.line || a.column - b.column);
  }

  /**
   * The content as the schema sees it; undefined when it does not fit, and then `faults` says why. `words` are the names of
   * keys that may be meant by a misspelt one.
   */
  shapedBy<Value>(schema: z.ZodType<Value>, words: Iterable<string>): Value | undefined {
    if (this.found.length > 0) return undefined;
    const content = this.content();
    if (content === undefined) return undefined;
    const parsed = schema.safeParse(content.value);
    if (parsed.success) return parsed.data;
    for (const issue of parsed.error.issues) this.addIssue(issue, [...words]);
    return undefined;
  }

  /** A fault of the value at a path, for instance `['share', 0, 'event']`. */
  addFault(path: Path, message: string, nearest?: string): void {
    this.found.push(this.faultAt(this.offsetOf(path), message, nearest));
  }

  /** A fault of a key: of `path`'s last part itself, not of what stands behind it. */
  addKeyFault(path: Path, message: string, nearest?: string): void {
    this.found.push(this.faultAt(this.keyOffsetOf(path), message, nearest));
  }

  /** A reference to something that is not there shows only when the text is put together. */
  private content(): { readonly value: unknown } | undefined {
    try {
      return { value: this.document.toJS() };
    } catch {
      this.found.push(this.faultAt(0, 'it refers to an anchor that is not there'));
      return undefined;
    }
  }

  private addIssue(issue: z.core.$ZodIssue, words: readonly string[]): void {
    const at = issue.path;
    if (issue.code === 'unrecognized_keys') {
      for (const key of issue.keys) {
        this.addKeyFault([...at, key], `there is no '${key}' here`, nearestOf(key, words));
      }
      return;
    }
    if (issue.code === 'invalid_value') {
      const valid = issue.values.map(String);
      const given = this.textAt(at);
      this.addFault(at, `'${given}' is none of ${valid.join(', ')}`, nearestOf(given, valid));
      return;
    }
    const name = at.length === 0 ? 'the file' : `'${at.map(String).join('.')}'`;
    this.addFault(at, `${name}: ${issue.message}`);
  }

  private textAt(path: Path): string {
    const node: unknown = this.document.getIn(path, true);
    return isScalar(node) ? String(node.value) : '';
  }

  /** Of a value that is missing: where the thing stands that it is missing from. */
  private offsetOf(path: Path): number {
    for (let length = path.length; length > 0; length--) {
      const node: unknown = this.document.getIn(path.slice(0, length), true);
      if (isNode(node) && node.range) return node.range[0];
    }
    return 0;
  }

  private keyOffsetOf(path: Path): number {
    const parent: unknown =
      path.length === 1 ? this.document.contents : this.document.getIn(path.slice(0, -1), true);
    if (isMap(parent)) {
      for (const { key } of parent.items) {
        if (isScalar(key) && key.value === path.at(-1) && key.range) return key.range[0];
      }
    }
    return this.offsetOf(path);
  }

  private faultAt(offset: number, message: string, nearest?: string): Fault {
    const { line, col } = this.lines.linePos(offset);
    const fault = { file: this.path, line: Math.max(1, line), column: Math.max(1, col), message };
    return nearest === undefined ? fault : { ...fault, nearest };
  }
}
