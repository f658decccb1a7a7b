package inkling.worker;

/** The Web Worker's entry point with Java's own arithmetic: the engine wasm-gc. */
public final class WorkerMain {
    private WorkerMain() {}

    public static void main(String[] args) {
        Session.open(Session.PLAIN);
    }
}
