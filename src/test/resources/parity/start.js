import { main } from "./parity.js";

main([]);
