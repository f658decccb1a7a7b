package inkling.worker.data;

import inkling.data.Splits;
import inkling.recipe.DataSource;

/** Somebody who is likely to want images soon: they are loaded ahead, and nothing is said of it. */
public final class Prefetch implements DataLibrary.Client {
    @Override
    public boolean waits() {
        return true;
    }

    @Override
    public void waitsFor(DataSource source) {
        // Nobody has asked yet.
    }

    @Override
    public void progress(DataSource source, double done, double total) {
        // Nobody has asked yet.
    }

    @Override
    public void receive(Splits splits, DataSource source) {
        // The library keeps them.
    }

    @Override
    public void fail(String sentence) {
        // Who asks in earnest is told.
    }
}
