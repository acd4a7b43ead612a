/** Takes comments and needless blanks out of the page's sources and leaves every name as it was: small, and still to be read. */

/** In this order: comment, template, string, regular expression (only where a value may begin), blanks, word, any other sign. */
const token =
  /\/\*[\s\S]*?\*\/|\/\/.*|`(?:\\.|[^`\\])*`|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|(?<=(?:[(,=:[!&|?{};]|=>)\s*|return )\/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\[\n])+\/[a-z]*|\s+|[\w$]+|./gu;

/** JavaScript that ends its statements with semicolons and nests no template in another. Declarations at the margin keep their line. */
export function tightenScript(code: string): string {
  let tight = '';
  let gap = '';
  /** For each open bracket: whether the statement at hand is a `let`, so that the next one may join it with a comma. */
  const isLet = [false];
  for (const [piece] of code.matchAll(token)) {
    if (/^(\s|\/\*|\/\/)/.test(piece)) {
      gap += /^\s/.test(piece) ? piece : ' ';
      continue;
    }
    if (piece.startsWith('`') && /\${[^}]*`$/.test(piece))
      throw new Error(`A template within a template: ${piece.slice(0, 60)}`);
    if (/^[\])}]$/.test(piece)) tight = tight.replace(piece === '}' ? /[;,]$/ : /,$/, '');
    // `let` means the same to the machine as `const`; the compiler has already seen that nothing is assigned twice.
    const isDeclaring = /^(let|const)$/.test(piece);
    if (isDeclaring && isLet.at(-1) && tight.endsWith(';')) {
      tight = `${tight.slice(0, -1)},${gap.endsWith('\n') ? '\n' : ''}`;
    } else {
      if (isDeclaring || tight.endsWith(';')) isLet[isLet.length - 1] = isDeclaring;
      tight += between(tight.at(-1) ?? '', piece.charAt(0), gap) + (isDeclaring ? 'let' : piece);
    }
    if (/^[[({]$/.test(piece)) isLet.push(false);
    if (/^[\])}]$/.test(piece)) isLet.pop();
    gap = '';
  }
  return tight.replace(/(?<![\w$])\((\w+)\)=>/g, '$1=>');
}

function between(before: string, after: string, gap: string): string {
  if (gap.endsWith('\n') && /[\w$]/.test(after)) return '\n';
  const wouldMelt = (/[\w$]/.test(before) && /[\w$]/.test(after)) || (/[+-]/.test(before) && before === after);
  return wouldMelt && gap ? ' ' : '';
}

/** One rule a line. */
export const tightenStyle = (style: string) =>
  style
    .replace(/\/\*[\s\S]*?\*\/|\n\s*/g, '')
    .replace(/ ?([{,>;]) ?|(?<=[{;][\w-]+:) /g, '$1')
    .replace(/;}/g, '}')
    .replace(/\b0(?=\.\d)/g, '')
    .replace(/}/g, '}\n')
    .trim();

/** Indents go, and the quotes around attribute values that need none (HTML 13.1.2.3). */
export const tightenPage = (html: string) =>
  html.replace(/^ +/gm, '').replace(/(?<=<[^<>]*=)"([\w./#-]+)"(?=[\s>])/g, '$1');
