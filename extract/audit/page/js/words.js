// What the page says, in the language that is chosen, and how it looks for words.

const ABOUT = JSON.parse(document.getElementById("about").textContent);
let language = ABOUT.lang;

/** One of a pair: Vietnamese, English. */
const spoken = (pair) => pair[language === "vi" ? 0 : 1];

const fill = (text, values = {}) => text.replace(/\{(\w+)\}/g, (all, name) => (name in values ? values[name] : all));

/** A text of the page. */
const say = (key, values) => fill(spoken(ABOUT.texts[key]), values);

/** What a value of a column is called; the value itself where it has no name. */
function label(group, value) {
  return Object.hasOwn(ABOUT.labels[group], value) ? spoken(ABOUT.labels[group][value]) : value ?? "";
}

const number = (value) => value.toLocaleString(language === "vi" ? "vi-VN" : "en-GB");
const percent = (part, whole) => (whole ? Math.round((100 * part) / whole) : 0) + "%";

/** An ISO date, perhaps partial, as people write it. */
function day(iso) {
  if (!/^\d{4}(-\d\d){0,2}$/.test(iso ?? "")) return iso ?? "";
  const [year, month, date] = iso.split("-");
  if (language === "vi") return [date, month, year].filter(Boolean).join("/");
  if (!month) return year;
  const name = new Date(Date.UTC(year, month - 1, 1)).toLocaleString("en-GB", { month: "short", timeZone: "UTC" });
  return [date && Number(date), name, year].filter(Boolean).join(" ");
}

// Letters as they are compared: same length as the text, so that places hold. [0] without marks, [1] with them.
const LETTERS = [new Uint16Array(65536), new Uint16Array(65536)];
for (let code = 0; code < 65536; code++) {
  const letter = String.fromCharCode(code);
  let plain = letter.toLowerCase();
  if (plain.length !== 1) plain = letter;
  if (/\s/.test(plain)) plain = " ";
  else if (/[\u2010-\u2015\u2212]/.test(plain)) plain = "-";
  else if (/[\u201c-\u201e\u00ab\u00bb]/.test(plain)) plain = '"';
  else if (plain === "\u00f0") plain = "đ";
  const bare = code > 127 && code < 0x2000 ? plain.normalize("NFD")[0] : plain;
  LETTERS[0][code] = (bare === "đ" ? "d" : bare).charCodeAt(0);
  LETTERS[1][code] = plain.charCodeAt(0);
}
const decoder = new TextDecoder("utf-16le");
function folded(text, marked = 0) {
  const table = LETTERS[marked];
  const made = new Uint16Array(text.length);
  for (let i = 0; i < text.length; i++) made[i] = table[text.charCodeAt(i)];
  // A lone half of a pair would not come back from the decoder: such letters are no words.
  for (let i = 0; i < made.length; i++) if (made[i] >= 0xd800 && made[i] < 0xe000) made[i] = 0xfffd;
  return decoder.decode(made);
}
// The tone mark may stand on either vowel: hoà, hòa.
const TONES = new Map();
"oà òa oá óa oả ỏa oã õa oạ ọa oè òe oé óe oẻ ỏe oẽ õe oẹ ọe uỳ ùy uý úy uỷ ủy uỹ ũy uỵ ụy".split(" ")
  .forEach((form, i, all) => i % 2 || TONES.set(form, all[i + 1]));
const TONE = new RegExp(`(?<!q)(?:${[...TONES.keys()].join("|")})(?!\\p{L})`, "gu");
const placed = (text) => text.replace(TONE, (form) => TONES.get(form));

/**
 * Where a text has the words that are looked for: without marks they are found with any, with marks only so.
 * Words are found from their beginnings.
 */
class Query {
  constructor(text) {
    const wanted = text.normalize("NFC").trim().replace(/\s+/g, " ");
    this.marked = folded(wanted, 0) === folded(wanted, 1) ? 0 : 1;
    this.wanted = this.fold(wanted);
  }
  fold(text) {
    return this.marked ? placed(folded(text, 1)) : folded(text, 0);
  }
  get empty() {
    return !this.wanted;
  }
  /** Places in a text that `fold` has made. */
  *places(fold) {
    const inner = /^[\p{L}\p{N}]/u.test(this.wanted);
    for (let at = fold.indexOf(this.wanted); at >= 0; at = fold.indexOf(this.wanted, at + this.wanted.length)) {
      if (!inner || at === 0 || !/[\p{L}\p{N}]/u.test(fold[at - 1])) yield [at, at + this.wanted.length];
    }
  }
  matches(fold) {
    return this.empty || !this.places(fold).next().done;
  }
}

/** Folds of rows, made when they are first looked at. */
class Haystack {
  constructor(rows, text) {
    Object.assign(this, { rows, text, folds: [null, null] });
  }
  matching(query) {
    if (query.empty) return this.rows;
    const folds = (this.folds[query.marked] ??= this.rows.map((row) => query.fold(this.text(row))));
    return this.rows.filter((_, i) => query.matches(folds[i]));
  }
}
