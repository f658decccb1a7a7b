package inkling.lab.data;

import inkling.lab.Host;
import inkling.page.dom.Dom;
import inkling.page.dom.Pager;
import inkling.page.dom.Thumbnails;
import inkling.protocol.command.BrowseCommand;
import inkling.protocol.command.Split;
import inkling.protocol.report.BrowseReport;
import inkling.recipe.DataSource;
import inkling.text.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.dom.html.HTMLInputElement;

/** The images of a set, a page at a time: all of them, or those of a class. */
final class ImageBrowser {
    /** Stands for every class. */
    static final int ANY = -1;

    private static final int PAGE = 48;

    private final HTMLElement title = Dom.byId("browse-title");
    private final HTMLElement all = Dom.byId("browse-all");
    private final HTMLInputElement number = Dom.input("browse-number");
    private final HTMLElement note = Dom.byId("browse-go-note");
    private final Host host;
    private final Consumer<BrowseReport.Image> chosen;
    private final Pager pager;
    private final Thumbnails thumbnails;
    private ShownSet set = new ShownSet(DataSource.MNIST, Split.TRAIN);
    private List<String> classes = List.of();
    private int label = ANY;
    private List<BrowseReport.Image> shown = List.of();
    private int width = 1;

    /** The number of an image that is to be chosen as soon as it is there. */
    private OptionalInt wanted = OptionalInt.empty();

    /**
     * @param chosen is told which image was pressed
     */
    ImageBrowser(Host host, Consumer<BrowseReport.Image> chosen) {
        this.host = host;
        this.chosen = chosen;
        pager = new Pager(Dom.byId("browse-pager"), PAGE, this::ask);
        thumbnails = new Thumbnails(Dom.byId("browse-images"), host.palette(), thumbnail -> choose(thumbnail.index()));
        Dom.on(Dom.byId("browse-go"), "submit", event -> {
            event.preventDefault();
            goTo(number.getValue().replace(",", "").trim());
        });
    }

    /** From now on the images are those of a set. */
    void of(ShownSet now, List<String> names) {
        set = now;
        classes = names;
        thumbnails.mark(ANY);
    }

    /** Shows the images of a class, {@link #ANY} for all. */
    void show(int of) {
        only(of);
        ask(0);
    }

    private void only(int of) {
        label = of;
        all.setAttribute("aria-disabled", Boolean.toString(of == ANY));
        Dom.text(title, of == ANY ? "All images" : "Images of " + classes.get(of));
    }

    private void ask(int first) {
        host.send(new BrowseCommand.ShowImages(set.data(), set.split(), label, first, PAGE));
    }

    /** Shows an image by its number, whatever class it is of. */
    private void goTo(String text) {
        boolean whole = !text.isEmpty() && text.length() < 8;
        for (int i = 0; i < text.length(); i++) {
            whole &= text.charAt(i) >= '0' && text.charAt(i) <= '9';
        }
        number.setAttribute("aria-invalid", Boolean.toString(!whole));
        Dom.text(note, whole ? "" : "Images are numbered from 0 on: type a number such as 1234.");
        if (whole) {
            wanted = OptionalInt.of(Integer.parseInt(text));
            only(ANY);
            ask(wanted.getAsInt());
        }
    }

    void images(BrowseReport.Images images) {
        if (images.label() != label) {
            return;
        }
        shown = images.images();
        width = images.width();
        List<Thumbnails.Thumbnail> pictures = new ArrayList<>();
        for (BrowseReport.Image image : shown) {
            pictures.add(new Thumbnails.Thumbnail(
                    image.index(), image.picture(), classes.get(image.label()), name(image), false));
        }
        thumbnails.show(pictures, width);
        pager.show(images.first(), images.total());
        if (wanted.isPresent() && !shown.isEmpty()) {
            int index = shown.get(0).index();
            if (index != wanted.getAsInt()) {
                Dom.text(note, "The last image of this set is number " + Numbers.whole(index) + ".");
            }
            thumbnails.mark(index);
            choose(index);
        }
        wanted = OptionalInt.empty();
    }

    /** Reads an image in the place of the drawing. */
    private void choose(int index) {
        for (BrowseReport.Image image : shown) {
            if (image.index() == index) {
                host.show(image.picture(), width, name(image) + ".");
                chosen.accept(image);
            }
        }
    }

    /** What an image is, in words. */
    String name(BrowseReport.Image image) {
        String of = switch (set.split()) {
            case TRAIN -> "Training";
            case VALIDATION -> "Validation";
            case TEST -> "Test";
        };
        return of + " image " + Numbers.whole(image.index()) + ": " + classes.get(image.label());
    }
}
