import{a,b,c,d}from"./chunk-MR3EF7WT.js";import"./chunk-5KYMR4RT.js";import"./chunk-EIZ5L6SI.js";export{d as css,b as cssCompletionSource,c as cssLanguage,a as defineCSSCompletionSource};
