// A helper thread: takes pieces of the kernels' work in the shared memory until its worker sends it away.
onmessage = ({ data: { module, memory, turn, threads } }) => {
  const { exports } = new WebAssembly.Instance(module, { m: { m: memory, lost() {} } });
  exports.help(turn, threads);
};
