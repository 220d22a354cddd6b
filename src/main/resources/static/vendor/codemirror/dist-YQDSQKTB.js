import{a,b,c,d}from"./chunk-PSLNWAPR.js";import"./chunk-C6CPTT7E.js";import"./chunk-7ONTDIY2.js";export{d as css,b as cssCompletionSource,c as cssLanguage,a as defineCSSCompletionSource};
