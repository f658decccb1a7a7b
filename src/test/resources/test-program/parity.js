const worker = new Worker("parity-worker.js", { type: "module" });
worker.onmessage = ({ data }) => { document.body.dataset.result = data; };
worker.onerror = ({ message }) => { document.body.dataset.result = `wrong: ${message}`; };
