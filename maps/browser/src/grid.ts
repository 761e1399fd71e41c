/** A uniform grid over the screen: which numbered things are near a point. Pure. */

export class Grid {
  private readonly cells = new Map<number, number[]>();

  /** `size`: the side of a cell, in pixels. */
  constructor(private readonly size: number) {}

  private key(column: number, row: number): number {
    return (column + 32_768) * 65_536 + (row + 32_768);
  }

  /** Put a thing into the cell of a point; the same thing may lie in many cells. */
  add(thing: number, x: number, y: number): void {
    const key = this.key(Math.floor(x / this.size), Math.floor(y / this.size));
    const cell = this.cells.get(key);
    if (cell === undefined) this.cells.set(key, [thing]);
    else if (cell[cell.length - 1] !== thing) cell.push(thing);
  }

  /** Put a thing into all cells of a rectangle. */
  addBox(thing: number, x0: number, y0: number, x1: number, y1: number): void {
    for (let x = Math.floor(x0 / this.size); x <= Math.floor(x1 / this.size); x++) {
      for (let y = Math.floor(y0 / this.size); y <= Math.floor(y1 / this.size); y++) {
        this.add(thing, (x + 0.5) * this.size, (y + 0.5) * this.size);
      }
    }
  }

  /** Call `each` for the things in the cells of a rectangle (some more than once); stop when it says true, and say so. */
  some(x0: number, y0: number, x1: number, y1: number, each: (thing: number) => boolean): boolean {
    for (let x = Math.floor(x0 / this.size); x <= Math.floor(x1 / this.size); x++) {
      for (let y = Math.floor(y0 / this.size); y <= Math.floor(y1 / this.size); y++) {
        const cell = this.cells.get(this.key(x, y));
        if (cell === undefined) continue;
        for (const thing of cell) if (each(thing)) return true;
      }
    }
    return false;
  }
}
