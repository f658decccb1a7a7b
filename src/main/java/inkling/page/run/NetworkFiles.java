package inkling.page.run;

import inkling.page.dom.Dom;
import inkling.page.dom.Files;
import inkling.page.dom.StatusMessages;
import inkling.page.views.View;
import inkling.protocol.command.Command;
import inkling.protocol.report.ModelFileReport;
import inkling.protocol.report.RunState;
import inkling.protocol.report.TrainingReport;
import inkling.train.EpochRecord;
import java.util.Map;
import java.util.function.Consumer;
import org.teavm.jso.dom.html.HTMLInputElement;

/** Saving the visitor's network as a file, and opening one. */
public final class NetworkFiles implements View, TrainingReport.Receiver, ModelFileReport.Receiver {
    /** The largest networks that the settings allow are smaller. */
    private static final double MOST_BYTES = 1 << 28;

    /** The ways to save the network, by the button that asks for each. */
    private static final Map<String, Command> WAYS = Map.of(
            "save", Command.Control.SAVE_MODEL,
            "save-onnx", Command.Control.SAVE_ONNX,
            "save-numpy", Command.Control.SAVE_NUMPY);

    private final HTMLInputElement open = Dom.input("open-model");
    private final StatusMessages messages;
    private final Consumer<ModelFileReport.Opened> opened;

    /**
     * @param worker is sent what the visitor asks for
     * @param messages say why a file cannot be used
     * @param opened is told when the visitor's network is one from a file
     */
    public NetworkFiles(Consumer<Command> worker, StatusMessages messages, Consumer<ModelFileReport.Opened> opened) {
        this.messages = messages;
        this.opened = opened;
        Files.dropInto(open, ".safetensors", this::busy);
        WAYS.forEach((button, command) -> Dom.on(Dom.button(button), "click", event -> worker.accept(command)));
        Dom.on(
                open,
                "change",
                event -> Files.bytes(
                        open,
                        MOST_BYTES,
                        (name, bytes) -> worker.accept(new Command.OpenModel(name, bytes)),
                        (name, reason) -> refused(new ModelFileReport.Refused(
                                "The file " + name + " could not be read (" + reason + "); open another."))));
    }

    private void busy(String name) {
        refused(new ModelFileReport.Refused(
                "The network " + name + " was not opened, because a run is on; press Reset, then drop it again."));
    }

    private void allowSaving(boolean allowed) {
        WAYS.keySet().forEach(button -> Dom.button(button).setDisabled(!allowed));
    }

    @Override
    public void state(RunState state) {
        open.setDisabled(state.isRunning());
        if (state == RunState.IDLE || state == RunState.LOADING || state == RunState.FAILED) {
            allowSaving(false);
        }
    }

    /** A network can be saved as soon as it has learned something. */
    @Override
    public void progress(TrainingReport.Progress now) {
        allowSaving(now.epoch() > 1 || now.batch() > 0);
    }

    @Override
    public void epoch(EpochRecord record) {
        allowSaving(true);
    }

    @Override
    public void saved(ModelFileReport.Saved saved) {
        Files.save(saved.name(), saved.file());
    }

    @Override
    public void opened(ModelFileReport.Opened network) {
        allowSaving(true);
        opened.accept(network);
    }

    @Override
    public void refused(ModelFileReport.Refused refused) {
        messages.error(StatusMessages.Source.FILE, refused.sentence());
    }
}
