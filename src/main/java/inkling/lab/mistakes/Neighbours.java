package inkling.lab.mistakes;

import inkling.page.dom.Dom;
import inkling.page.dom.Palette;
import inkling.page.dom.Thumbnails;
import inkling.protocol.command.MistakesCommand;
import inkling.protocol.report.MistakesReport;
import inkling.text.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.teavm.jso.dom.html.HTMLElement;

/** The training images that the network finds most alike to the chosen one, while it searches and afterwards. */
final class Neighbours {
    /** Hears which of them is to be read. */
    interface Chosen {
        void image(MistakesReport.Neighbour image, int width);
    }

    private static final int WANTED = 8;

    private final HTMLElement progress = Dom.byId("neighbours-progress");
    private final HTMLElement note = Dom.byId("neighbours-note");
    private final Consumer<MistakesCommand> worker;
    private final Thumbnails thumbnails;
    private ClassWords words = new ClassWords(List.of());
    private MistakesReport.Neighbours latest = new MistakesReport.Neighbours(-1, 0, "", List.of(), 1);
    private int image = -1;

    Neighbours(Palette palette, Consumer<MistakesCommand> worker, Chosen chosen) {
        this.worker = worker;
        thumbnails = new Thumbnails(
                Dom.byId("neighbours"),
                palette,
                thumbnail -> latest.nearest().stream()
                        .filter(neighbour -> neighbour.index() == thumbnail.index())
                        .forEach(neighbour -> chosen.image(neighbour, latest.width())));
    }

    /** Searches for those of a test image. */
    void find(boolean yours, int of, ClassWords classes) {
        words = classes;
        image = of;
        progress.setHidden(false);
        progress.setAttribute("value", "0");
        thumbnails.show(List.of(), 1);
        Dom.text(note, "Comparing it with the training images.");
        worker.accept(new MistakesCommand.FindNeighbours(yours, of, WANTED));
    }

    /** There is no chosen image any more. */
    void clear() {
        image = -1;
        progress.setHidden(true);
        thumbnails.show(List.of(), 1);
        Dom.text(note, "Press an image: those that the network finds most alike to it appear here.");
    }

    void neighbours(MistakesReport.Neighbours found) {
        if (found.of() != image) {
            return;
        }
        latest = found;
        progress.setAttribute("value", Numbers.exact(found.share()));
        progress.setHidden(found.share() >= 1);
        List<Thumbnails.Thumbnail> pictures = new ArrayList<>();
        for (MistakesReport.Neighbour one : found.nearest()) {
            String similarity = Numbers.fixed(one.similarity(), 3);
            pictures.add(new Thumbnails.Thumbnail(
                    one.index(),
                    one.picture(),
                    words.name(one.label()) + " · " + similarity,
                    "Training image " + Numbers.whole(one.index()) + ": " + words.one(one.label()) + ", similarity "
                            + similarity,
                    false));
        }
        thumbnails.show(pictures, found.width());
        if (found.share() >= 1) {
            Dom.text(note, summary(found));
        }
    }

    private String summary(MistakesReport.Neighbours found) {
        int[] counts = new int[words.names().size()];
        found.nearest().forEach(one -> counts[one.label()]++);
        List<String> parts = new ArrayList<>();
        for (int label = 0; label < counts.length; label++) {
            if (counts[label] > 0) {
                parts.add(counts[label] + " × " + words.name(label));
            }
        }
        return "They are " + String.join(", ", parts) + ". " + found.compared()
                + " The number is the cosine of the angle between them: 1 means the same direction.";
    }
}
