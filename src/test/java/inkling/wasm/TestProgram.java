package inkling.wasm;

import org.teavm.classlib.PlatformDetector;

/** What the browser tests run in the browser, compiled to JavaScript and to WebAssembly GC. */
public final class TestProgram {
    private TestProgram() {}

    /**
     * Runs a test.
     *
     * @param args the test's name: {@code parity} (in JavaScript only) or {@code yardstick}
     */
    public static void main(String[] args) {
        // The compiler leaves out the branch that is not of its platform.
        if (PlatformDetector.isWebAssemblyGC()) {
            YardstickProgram.runInWebAssembly();
        } else if (args[0].equals("parity")) {
            ParityProgram.run();
        } else {
            YardstickProgram.runInJavaScript();
        }
    }
}
