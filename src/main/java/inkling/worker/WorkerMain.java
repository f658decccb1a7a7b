package inkling.worker;

/** The Web Worker's entry point. */
public final class WorkerMain {
    private WorkerMain() {}

    public static void main(String[] args) {
        System.out.println(com.grack.nanojson.JsonWriter.string(com.grack.nanojson.JsonParser.any().hashCode()));
    }
}
