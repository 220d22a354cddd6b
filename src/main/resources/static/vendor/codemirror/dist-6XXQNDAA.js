import{a,b,c,d}from"./chunk-RNIULDKV.js";import"./chunk-EA4EIE4Y.js";import"./chunk-3PGY7EB5.js";export{d as css,b as cssCompletionSource,c as cssLanguage,a as defineCSSCompletionSource};
