export let ticks = 0;
setTimeout(() => {
  ticks += 1;
});
