package inkling.worker;

/** The Web Worker's entry point. */
public final class WorkerMain {
    private WorkerMain() {}

    public static void main(String[] args) {
        new Session().open();
    }
}
