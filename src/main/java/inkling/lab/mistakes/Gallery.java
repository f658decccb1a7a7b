package inkling.lab.mistakes;

import inkling.page.dom.Dom;
import inkling.page.dom.Pager;
import inkling.page.dom.Palette;
import inkling.page.dom.Thumbnails;
import inkling.protocol.command.MistakesCommand;
import inkling.protocol.report.MistakesReport;
import inkling.text.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.teavm.jso.dom.html.HTMLElement;

/** The test images behind a number of the confusion matrix, a page at a time. */
final class Gallery {
    /** Hears which image was pressed. */
    interface Chosen {
        void image(MistakesReport.Answered image, int width);
    }

    private static final int PAGE = 18;

    private final HTMLElement title = Dom.byId("gallery-title");
    private final HTMLElement note = Dom.byId("gallery-note");
    private final Pager pager;
    private final Thumbnails thumbnails;
    private final Consumer<MistakesCommand> worker;
    private boolean yours;
    private int label = ConfusionTable.ANY;
    private int read = ConfusionTable.ANY;
    private ClassWords words = new ClassWords(List.of());
    private List<MistakesReport.Answered> shown = List.of();
    private int width = 1;

    /**
     * @param worker is asked for the images
     * @param chosen is told which image was pressed
     */
    Gallery(Palette palette, Consumer<MistakesCommand> worker, Chosen chosen) {
        this.worker = worker;
        pager = new Pager(Dom.byId("gallery-pager"), PAGE, this::ask);
        thumbnails = new Thumbnails(
                Dom.byId("gallery"),
                palette,
                thumbnail -> shown.stream()
                        .filter(image -> image.index() == thumbnail.index())
                        .forEach(image -> chosen.image(image, width)));
    }

    /** Shows the images of a cell, {@link ConfusionTable#ANY} for all of a row or a column. */
    void show(boolean own, int of, int as, ClassWords classes) {
        yours = own;
        label = of;
        read = as;
        words = classes;
        Dom.text(title, title());
        ask(0);
    }

    private void ask(int first) {
        worker.accept(new MistakesCommand.ShowAnswers(yours, label, read, first, PAGE));
    }

    private String title() {
        if (label == ConfusionTable.ANY) {
            return (read == ConfusionTable.ANY ? "Mistakes" : "Wrongly read as " + words.name(read))
                    + ", the surest first";
        }
        if (read == ConfusionTable.ANY) {
            return words.name(label) + " read as something else, the surest first";
        }
        return label == read
                ? words.name(label) + " read rightly, the least sure first"
                : words.name(label) + " read as " + words.name(read) + ", the surest first";
    }

    void answers(MistakesReport.Answers answers) {
        if (answers.label() != label || answers.read() != read) {
            return;
        }
        shown = answers.images();
        width = answers.width();
        List<Thumbnails.Thumbnail> pictures = new ArrayList<>();
        for (MistakesReport.Answered image : shown) {
            boolean wrong = image.label() != image.read();
            String sure = Numbers.percent(image.confidence());
            pictures.add(new Thumbnails.Thumbnail(
                    image.index(),
                    image.picture(),
                    words.name(image.label()) + (wrong ? ", read as " + words.name(image.read()) : " ✓") + "\n" + sure,
                    "Test image " + Numbers.whole(image.index()) + ": it is " + words.one(image.label()) + ", read as "
                            + words.name(image.read()) + ", " + sure + " sure",
                    wrong));
        }
        thumbnails.show(pictures, answers.width());
        pager.show(answers.first(), answers.total());
        Dom.text(
                note,
                answers.total() == 0
                        ? "There is no such image."
                        : "Press one to have it read, and to see what it resembles.");
    }

    /** No image is the chosen one any more. */
    void unmark() {
        thumbnails.mark(-1);
    }
}
