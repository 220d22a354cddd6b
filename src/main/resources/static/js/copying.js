// For pages on which there is nothing to do but copy.
import { copying } from "./copy.js"

copying()
