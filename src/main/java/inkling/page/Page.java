package inkling.page;

/** The Web Worker's entry point. */
public final class Page {
    private Page() {}

    public static void main(String[] args) {
        System.out.println(com.grack.nanojson.JsonWriter.string(com.grack.nanojson.JsonParser.any().hashCode()));
    }
}
