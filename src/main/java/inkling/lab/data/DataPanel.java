package inkling.lab.data;

import inkling.lab.Host;
import inkling.page.dom.Dom;
import inkling.protocol.command.BrowseCommand;
import inkling.protocol.command.Split;
import inkling.protocol.report.BrowseReport;
import inkling.recipe.DataSource;
import inkling.text.Numbers;
import java.util.Optional;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.dom.html.HTMLSelectElement;

/** The elements of the view once it is open: which set is shown, and all of its parts. */
final class DataPanel {
    private final HTMLSelectElement data = Dom.select("browse-data");
    private final HTMLSelectElement split = Dom.select("browse-split");
    private final HTMLElement note = Dom.byId("browse-note");
    private final HTMLElement load = Dom.byId("browse-load");
    private final HTMLElement progress = Dom.byId("browse-progress");
    private final HTMLElement body = Dom.byId("browse-body");
    private final Host host;
    private final ClassCards classes;
    private final ImageBrowser browser;
    private final VariationPanel variation;
    private Optional<ShownSet> shown = Optional.empty();
    private boolean asked;

    DataPanel(Host host) {
        this.host = host;
        classes = new ClassCards(host.palette(), this::only);
        browser = new ImageBrowser(host, this::vary);
        variation = new VariationPanel(host);
        Dom.on(data, "change", event -> ask(false));
        Dom.on(split, "change", event -> ask(false));
        Dom.on(load, "click", event -> {
            // The button goes, and the focus must not go with it.
            data.focus();
            ask(true);
        });
        Dom.on(Dom.byId("browse-all"), "click", event -> only(ImageBrowser.ANY));
    }

    void shown() {
        if (shown.isEmpty() && !asked) {
            ask(false);
        }
    }

    void ownDataOpened() {
        if (wished() == DataSource.OWN) {
            ask(true);
        }
    }

    private DataSource wished() {
        return DataSource.valueOf(data.getValue());
    }

    /** Synthetic digits are drawn here, and files of one's own are here already; MNIST is fetched only if it is wished. */
    private void ask(boolean fetch) {
        shown = Optional.empty();
        asked = true;
        load.setHidden(true);
        host.send(new BrowseCommand.Summarise(
                wished(), Split.valueOf(split.getValue()), fetch || wished() != DataSource.MNIST));
    }

    void noImages(BrowseReport.NoImages none) {
        if (none.data() != wished()) {
            return;
        }
        variation.refused();
        asked = false;
        shown = Optional.empty();
        body.setHidden(true);
        progress.setHidden(true);
        load.setHidden(none.data() != DataSource.MNIST);
        Dom.text(
                note,
                none.sentence().isEmpty()
                        ? "70,000 handwritten digits. They are not here yet: 11 MB to load."
                        : none.sentence());
    }

    void loading(BrowseReport.DataLoading loading) {
        if (asked) {
            progress.setHidden(false);
            progress.setAttribute("value", Numbers.exact(loading.done() / Math.max(1, loading.total())));
            Dom.text(note, loading.data() == DataSource.MNIST ? "Loading MNIST." : "Preparing the images.");
        }
    }

    void summary(BrowseReport.Summary summary) {
        if (!summary.split().name().equals(split.getValue())) {
            return;
        }
        asked = false;
        ShownSet set = new ShownSet(summary.data(), summary.split());
        shown = Optional.of(set);
        progress.setHidden(true);
        load.setHidden(true);
        body.setHidden(false);
        int images = 0;
        for (float count : summary.counts()) {
            images += (int) count;
        }
        String instead = summary.data() == wished() ? "" : "This site has no MNIST; here is what takes its place. ";
        Dom.text(
                note,
                instead + Numbers.count(images, "image") + " in "
                        + summary.classes().size() + " classes: " + summary.name() + ".");
        classes.show(summary);
        variation.of(set);
        browser.of(set, summary.classes());
        only(ImageBrowser.ANY);
    }

    private void only(int label) {
        classes.mark(label);
        browser.show(label);
    }

    void images(BrowseReport.Images images) {
        if (shown.equals(Optional.of(new ShownSet(images.data(), images.split())))) {
            browser.images(images);
            if (!variation.hasImage()) {
                images.images().stream().findFirst().ifPresent(this::vary);
            }
        }
    }

    private void vary(BrowseReport.Image image) {
        variation.vary(image, browser.name(image));
    }

    void varied(BrowseReport.Varied varied) {
        variation.varied(varied);
    }
}
