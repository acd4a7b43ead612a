/** How our pages look: one sheet for all, light and dark, from the width of a telephone up. Nothing is loaded from anywhere. */
import { createHash } from 'node:crypto';

export const style = `
:root{color-scheme:light dark;--ground:#eaf0f0;--card:#fff;--ink:#17262a;--quiet:#53666b;--line:#d3dedf;--accent:#0b5d66;--accent-deep:#084a52;--on-accent:#fff;--tint:#eef5f5;--alert:#9a2617;--alert-tint:#fdf0ee;--note:#6c4a00;--note-tint:#fdf6e3;--ring:#f2a900}
@media (prefers-color-scheme:dark){:root{--ground:#0f1719;--card:#182325;--ink:#e6eeee;--quiet:#9fb2b5;--line:#314144;--accent:#63c3cb;--accent-deep:#86d6dc;--on-accent:#06262a;--tint:#1f2f32;--alert:#ffb4a6;--alert-tint:#3a201c;--note:#f2d28a;--note-tint:#332b17;--ring:#f2c14e}}
*{box-sizing:border-box}
[hidden]{display:none!important}
html{-webkit-text-size-adjust:100%}
body{margin:0;min-height:100vh;min-height:100svh;display:flex;flex-direction:column;background:var(--ground);color:var(--ink);font:1.0625rem/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",Arial,sans-serif;overflow-wrap:break-word}
header,main,footer{width:100%;max-width:34rem;margin-inline:auto}
header{display:flex;align-items:center;gap:.65rem;padding:1.1rem 1.25rem}
header svg{flex:none;width:1.9rem;height:1.9rem;color:var(--accent)}
header span{flex:1;font-weight:650;line-height:1.25}
header a{flex:none;padding:.7rem .2rem .7rem .8rem;font-size:.95rem}
main{background:var(--card);border:1px solid var(--line);border-radius:1rem;padding:1.75rem 1.75rem 2rem;box-shadow:0 1px 2px #0000000d,0 8px 24px #0000000d}
footer{padding:1.1rem 1.25rem 2rem;font-size:.92rem;color:var(--quiet)}
footer p{margin:.25rem 0}
h1{margin:0 0 .9rem;font-size:1.6rem;line-height:1.2;letter-spacing:-.01em;text-wrap:balance}
h2{margin:1.8rem 0 .4rem;font-size:1.1rem}
p{margin:0 0 .9rem}
a{color:var(--accent);text-underline-offset:.18em}
a:hover{color:var(--accent-deep)}
ul{margin:0 0 1.1rem;padding-left:1.2rem}
li{margin:.3rem 0}
li::marker{color:var(--accent)}
.asked{margin:0 0 1.1rem;padding:.85rem 1rem;border-left:4px solid var(--accent);border-radius:.35rem;background:var(--tint)}
.asked p:last-child{margin:.25rem 0 0}
.alert,.note{margin:0 0 1.1rem;padding:.85rem 1rem;border-radius:.35rem;border-left:4px solid}
.alert{color:var(--alert);background:var(--alert-tint);border-color:currentColor}
.note{color:var(--note);background:var(--note-tint);border-color:currentColor}
.quiet{color:var(--quiet);font-size:.97rem}
label{display:block;margin:1.1rem 0 .35rem;font-weight:600}
input{display:block;width:100%;min-height:3.1rem;padding:.6rem .85rem;border:1.5px solid var(--quiet);border-radius:.55rem;background:var(--card);color:inherit;font:inherit}
input[readonly]{border-style:dashed;color:var(--quiet)}
input[aria-invalid=true]{border-color:var(--alert)}
button,.button{display:block;width:100%;min-height:3.3rem;margin:1.6rem 0 0;padding:.8rem 1.2rem;border:0;border-radius:.55rem;background:var(--accent);color:var(--on-accent);font:inherit;font-weight:650;text-align:center;text-decoration:none;cursor:pointer}
button:hover,.button:hover{background:var(--accent-deep);color:var(--on-accent)}
.button+.button{margin-top:.7rem}
form+p,form+.note{margin-top:1.3rem}
:focus-visible{outline:3px solid var(--ring);outline-offset:2px}
.code{display:block;margin:1.3rem 0;padding:1.1rem .5rem;border-radius:.7rem;background:var(--tint);text-align:center;font:700 clamp(2.4rem,13vw,3.6rem)/1.1 ui-monospace,"SF Mono",Consolas,"DejaVu Sans Mono",monospace;letter-spacing:.06em;user-select:all}
.code span+span{margin-left:.35em}
.second{background:none;color:var(--accent);box-shadow:inset 0 0 0 1.5px var(--accent)}
.second:hover{background:var(--tint);color:var(--accent-deep)}
.sum{padding:.85rem 1rem;border-radius:.35rem;background:var(--tint)}
code{font:.95rem/1.6 ui-monospace,"SF Mono",Consolas,"DejaVu Sans Mono",monospace}
.sum code{user-select:all}
.sum span{display:inline-block;margin-right:.6em}
dt{font-weight:600}
dd{margin:.2rem 0 .9rem}
dd code{display:block;padding:.5rem .7rem;border-radius:.35rem;background:var(--tint);overflow-wrap:anywhere;user-select:all}
.qr{max-width:21rem;margin:0 auto 1.3rem;border-radius:.7rem;overflow:hidden}
.qr svg{display:block;width:100%;height:auto}
ol{margin:0 0 1.1rem;padding-left:1.4rem}
.links{list-style:none;padding:0}
.links a{display:inline-block;padding:.3rem 0}
@media (max-width:36rem){header{padding:.7rem 1.1rem}main{border-width:1px 0;border-radius:0;padding:1.4rem 1.1rem 1.7rem;box-shadow:none}footer{padding-inline:1.1rem}h1{font-size:1.45rem}}
@media (min-width:36.01rem) and (min-height:40rem){header{margin-top:2.5vh}}
@media (forced-colors:active){button,.button,main{border:1px solid}}
@media print{body{background:none}header a,form,footer{display:none}}
`;

/** What names this sheet, and only this one, in a Content-Security-Policy. */
export const styleSource = `'sha256-${createHash('sha256').update(style).digest('base64')}'`;
