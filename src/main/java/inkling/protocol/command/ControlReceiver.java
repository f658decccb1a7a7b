package inkling.protocol.command;

/** Hears the requests without content, each a {@link Command.Control}. */
public interface ControlReceiver {
    /** Send the visitor's network for the page to keep. */
    void handOver();

    /** Offer a run of an earlier visit that can go on, if there is one. */
    void lookForRun();

    /** Delete the run that is offered. */
    void forgetRun();

    /** Load MNIST, which is likely to be wanted soon. */
    void fetchData();

    /** Stop after the work in hand. */
    void pause();

    /** Go on. */
    void resume();

    /** Do one batch and pause. */
    void step();

    /** Forget the run and its network. */
    void reset();

    /** Leave fine-tuning unfinished, and the network as it was. */
    void stopFineTuning();

    /** Ask the network as it was before fine-tuning from now on. */
    void undoFineTuning();

    /** Send the visitor's network as a file. */
    void saveModel();

    /** Send the visitor's network as an ONNX file. */
    void saveOnnx();

    /** Send a script that reads the visitor's saved network with NumPy. */
    void saveNumpy();

    /** Say that you are there. */
    void answer();
}
