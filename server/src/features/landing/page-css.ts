// The one sheet of all pages: system fonts, both colour schemes, targets of 44 px. It stands within the page, and the
// policy of the page names its hash.
export const PAGE_CSS = `
:root{color-scheme:light dark;--bg:#f6f4ee;--card:#fffefb;--line:#e3dfd3;--ink:#1f1b2e;--soft:#575264;--act:#4c36be;--on:#fff;--pale:#ebe9fb}
@media(prefers-color-scheme:dark){:root{--bg:#15141b;--card:#1e1c26;--line:#33303e;--ink:#eeecf3;--soft:#b9b5c6;--act:#afb2fe;--on:#17132c;--pale:#2b2750}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;scroll-behavior:smooth}
@media(prefers-reduced-motion:reduce){html{scroll-behavior:auto}}
body{margin:0;background:var(--bg);color:var(--ink);font:1.0625rem/1.55 system-ui,"Segoe UI",Roboto,"Noto Sans",sans-serif;overflow-wrap:break-word}
main,footer{max-width:44rem;margin:0 auto;padding:0 1rem}
section{padding:1.75rem 0;border-top:1px solid var(--line)}
section:first-child{border-top:0;padding-top:2.5rem}
h1{font-size:clamp(1.75rem,6vw,2.625rem);line-height:1.15;letter-spacing:-.02em;margin:0 0 .75rem;text-wrap:balance}
h2{font-size:1.375rem;line-height:1.25;margin:0 0 .875rem;text-wrap:balance}
h3{font-size:1.0625rem;margin:0 0 .25rem}
p{margin:0 0 .75rem;max-width:38rem}
p:last-child{margin-bottom:0}
img{display:block;max-width:100%;height:auto;border-radius:.875rem}
a{color:var(--act)}
a:focus-visible,summary:focus-visible,input:focus-visible,button:focus-visible,textarea:focus-visible,select:focus-visible{outline:3px solid var(--act);outline-offset:2px}
.lead{font-size:1.1875rem;color:var(--soft)}
.act,button{display:inline-flex;align-items:center;justify-content:center;min-height:3.25rem;padding:.625rem 1.5rem;border:0;border-radius:.75rem;background:var(--act);color:var(--on);font:inherit;font-weight:600;text-decoration:none;cursor:pointer;margin-top:.75rem}
.pic{margin-top:1.25rem}
.cards{display:grid;gap:.75rem;grid-template-columns:repeat(auto-fit,minmax(min(13rem,100%),1fr));padding:0;margin:0;list-style:none}
.card{background:var(--card);border:1px solid var(--line);border-radius:.875rem;padding:1rem}
.num{font-size:2.125rem;line-height:1.1;font-weight:700;letter-spacing:-.02em;font-variant-numeric:tabular-nums}
.small{font-size:.875rem;color:var(--soft)}
ol.steps{list-style:none;padding:0;margin:0;counter-reset:s}
ol.steps li{counter-increment:s;position:relative;padding:0 0 1rem 3rem;min-height:2.75rem}
ol.steps li::before{content:counter(s);position:absolute;left:0;top:-.125rem;width:2rem;height:2rem;border-radius:50%;background:var(--pale);color:var(--act);font-weight:700;display:grid;place-items:center}
details{border-bottom:1px solid var(--line)}
summary{padding:.75rem 0;min-height:2.75rem;font-weight:600;cursor:pointer}
details p{padding-bottom:.5rem}
blockquote{margin:0;display:flex;gap:1rem;align-items:flex-start;flex-wrap:wrap}
blockquote img{width:6rem;height:6rem;object-fit:cover;border-radius:50%}
blockquote div{flex:1 1 14rem}
blockquote .say{font-size:1.25rem;line-height:1.4}
.rows{list-style:none;padding:0;margin:0;display:grid;gap:.5rem}
.rows a{display:block;min-height:3rem;padding:.75rem 1rem;background:var(--card);border:1px solid var(--line);border-radius:.75rem;font-weight:600;text-decoration:none}
.rows a span{display:block;font-weight:400;font-size:.875rem;color:var(--soft)}
dl{display:grid;grid-template-columns:auto 1fr;gap:.375rem 1rem;margin:0}
dt{color:var(--soft)}dd{margin:0}
dd a{display:inline-block;min-height:2.75rem;padding:.375rem 0}
form{display:grid;gap:.875rem;max-width:30rem}
label,legend{font-weight:600}
input:not([type=checkbox]):not([type=radio]),textarea,select{display:block;width:100%;min-height:3rem;margin-top:.25rem;padding:.625rem .75rem;border:1px solid #8b8679;border-radius:.625rem;background:var(--card);color:inherit;font:inherit}
input[type=checkbox],input[type=radio]{width:1.5rem;height:1.5rem;margin:0 .625rem 0 0;vertical-align:-.375rem;accent-color:var(--act)}
.rf-hint{display:block;font-size:.875rem;font-weight:400;color:var(--soft)}
label .rf-hint{display:inline}
.rf-box{display:grid;grid-template-columns:2.25rem 1fr;font-size:.875rem}
.rf-box input{margin:0}
.rf-box label{font-weight:400}
.rf-safe{margin:0;font-size:.875rem;color:var(--soft)}
form button{margin:0}
.stories{display:grid;gap:1rem}
.url{user-select:all;background:var(--card);border:1px solid var(--line);border-radius:.5rem;padding:.625rem .75rem;display:block;overflow-wrap:anywhere}
footer{border-top:1px solid var(--line);padding-top:1.25rem;padding-bottom:2.5rem;margin-top:1rem}
footer a{display:inline-block;padding:.75rem 0}
`
  .trim()
  .replaceAll('\n', '');
