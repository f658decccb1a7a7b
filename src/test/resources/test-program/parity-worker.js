import { main } from "./tests.js";

main([]);
