package inkling.page;

/** The page's entry point. */
public final class Page {
    private Page() {}

    public static void main(String[] args) {}
}
