package inkling.page.settings;

import inkling.recipe.Setting;
import inkling.recipe.Setting.Group;
import inkling.recipe.Values.WholeNumber;

/**
 * With how many threads the engine SIMD is to work.
 *
 * @param wished as many; {@link #AUTO} leaves one of the machine's cores to the page
 */
public record Threads(int wished) {
    /** Stands for the number that suits the machine. */
    public static final int AUTO = 0;

    /** More bring nothing: a job has no more parts. */
    static final int MOST = 32;

    /** The setting, which is the browser's and no recipe's. */
    static final Setting<Integer> SETTING = new Setting<>("threads", new WholeNumber(1, MOST, "auto"), AUTO)
            .in(Group.DATA, "Threads", "Cores that SIMD works on; auto leaves one to the page.");

    /** As links write it. */
    String word() {
        return SETTING.values().format(wished);
    }

    /** Whether nobody asked for a certain number, so that fewer may work where they are quicker. */
    public boolean isAuto() {
        return wished == AUTO;
    }

    /** How many to start on a machine with so many cores, 1 or more. */
    public int count(int cores) {
        return wished == AUTO ? Math.max(1, Math.min(MOST, cores - 1)) : wished;
    }
}
