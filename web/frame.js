// Tells the page around this frame how high the content is, so that it can make the frame as high. It goes to whoever that
// is, since it is only a height.

// From here on, the style sheet's layout does not depend on the height, which therefore cannot swing back and forth.
const LEAST = 641;

let told = 0;

new ResizeObserver(() => {
  const height = Math.max(LEAST, Math.ceil(document.documentElement.getBoundingClientRect().height));
  if (height !== told) {
    told = height;
    window.parent.postMessage({ type: "inkling-height", height }, "*");
  }
}).observe(document.body);
