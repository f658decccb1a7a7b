// A helper thread: takes ranges of the kernels' work in the shared memory until its worker sends it away.
onmessage = ({ data: { module, memory, thread } }) => {
  const { exports } = new WebAssembly.Instance(module, { m: { m: memory, lost() {} } });
  exports.help(thread);
};
