package inkling.page.run;

import inkling.page.dom.Dom;
import inkling.page.dom.FileGroups;
import inkling.page.dom.StatusMessages;
import inkling.protocol.command.Command;
import inkling.protocol.report.DataReport;
import java.util.List;
import java.util.function.Consumer;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.dom.html.HTMLInputElement;

/**
 * A data set of the visitor's own: files that are chosen or dropped on the page, and what was found in them. They stay in
 * this tab, and are given anew to every worker.
 */
public final class OwnData implements DataReport.Receiver {
    /** All files together; they are kept in memory. */
    private static final double MOST_BYTES = 400e6;

    private final HTMLElement note = Dom.byId("own-data-note");
    private final StatusMessages messages;
    private final Consumer<Command> worker;
    private final Runnable opened;
    private List<FileGroups.Named> sent = List.of();
    private List<FileGroups.Named> kept = List.of();

    /**
     * @param worker is sent the files
     * @param messages say why they cannot be used
     * @param opened is told when runs may learn from them
     */
    public OwnData(Consumer<Command> worker, StatusMessages messages, Runnable opened) {
        this.worker = worker;
        this.messages = messages;
        this.opened = opened;
        HTMLInputElement field = Dom.input("open-data");
        FileGroups.listen(field, MOST_BYTES, this::read, this::refuse);
    }

    /** Whether there are data that runs may learn from. */
    public boolean isOpen() {
        return !kept.isEmpty();
    }

    private void read(List<FileGroups.Named> files) {
        messages.clear(StatusMessages.Source.FILE);
        Dom.text(note, "Reading " + (files.size() == 1 ? files.get(0).name() : files.size() + " files") + ".");
        sent = files;
        send(files);
    }

    private void send(List<FileGroups.Named> files) {
        for (int i = 0; i < files.size(); i++) {
            worker.accept(new Command.OpenData(
                    files.get(i).name(), files.size() - 1 - i, files.get(i).bytes()));
        }
    }

    /** The worker is a new one, which has no data of the visitor's. */
    public void restart() {
        sent = kept;
        send(kept);
    }

    @Override
    public void dataOpened(DataReport.Opened data) {
        boolean anew = !sent.equals(kept);
        kept = sent;
        note.setAttribute("data-state", "opened");
        Dom.text(note, data.note() + " They are kept until the page is closed, and leave it for nowhere.");
        if (anew) {
            opened.run();
        }
    }

    @Override
    public void dataRefused(DataReport.Refused refused) {
        sent = kept;
        refuse(refused.sentence());
    }

    private void refuse(String sentence) {
        note.setAttribute("data-state", "refused");
        Dom.text(note, kept.isEmpty() ? "" : "The data that were opened before are still there.");
        messages.error(StatusMessages.Source.FILE, sentence);
    }
}
