package inkling.cli;

import inkling.recipe.DataSource;
import inkling.recipe.Recipe;
import inkling.recipe.Recipes;
import inkling.recipe.Setting;
import inkling.recipe.Settings;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.IModelTransformer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Gives a command {@code --recipe} and an option for every setting of a recipe, made from {@link Settings}. */
final class RecipeOptions implements IModelTransformer {
    @Override
    public CommandSpec transform(CommandSpec command) {
        String presets = Recipes.all().stream().map(preset -> preset.name()).collect(Collectors.joining(", "));
        command.addOption(option(Recipe.KEY, "NAME")
                .description("The settings to begin with: " + presets + " (default: " + Recipes.DEFAULT
                        + "). The options below change single settings of it; their defaults are those of "
                        + Recipes.DEFAULT + ", and another recipe brings its own.")
                .build());
        for (Setting<?> setting : Settings.ALL) {
            for (String key : setting.keys()) {
                command.addOption(option(key, "VALUE")
                        .description(description(setting))
                        .hidden(!key.equals(setting.key()))
                        .build());
            }
        }
        return command;
    }

    private static OptionSpec.Builder option(String key, String label) {
        return OptionSpec.builder(name(key)).type(String.class).paramLabel(label);
    }

    private static String description(Setting<?> setting) {
        String more = setting.equals(Settings.DATA) ? ", or a directory or file with data of your own" : "";
        return setting.label() + ". " + setting.help() + " Value: "
                + setting.values().description() + more + " (default: " + setting.text(Recipes.named(Recipes.DEFAULT))
                + ").";
    }

    /**
     * The recipe that was asked for.
     *
     * @throws ParameterException naming the value that a setting cannot have
     */
    static Recipe recipe(CommandLine command) {
        ParseResult parsed = command.getParseResult();
        try {
            Map<String, String> settings = new LinkedHashMap<>();
            settings.put(Recipe.KEY, parsed.matchedOptionValue(name(Recipe.KEY), Recipes.DEFAULT));
            for (Setting<?> setting : Settings.ALL) {
                if (setting.keys().size() > 1
                        && setting.keys().stream().allMatch(key -> parsed.hasMatchedOption(name(key)))) {
                    throw new IllegalArgumentException(
                            "--" + String.join(" and --", setting.keys()) + " are the same setting; give it once.");
                }
                for (String key : setting.keys()) {
                    if (parsed.hasMatchedOption(name(key))) {
                        settings.put(key, parsed.matchedOptionValue(name(key), ""));
                    }
                }
            }
            if (ownData(command).isPresent()) {
                settings.put(Settings.DATA.key(), Settings.DATA.values().format(DataSource.OWN));
            }
            return Recipe.of(settings);
        } catch (IllegalArgumentException malformed) {
            throw new ParameterException(command, malformed.getMessage(), malformed);
        }
    }

    /**
     * Where the data of the user's own are, if {@code --data} names them.
     *
     * @throws IllegalArgumentException if they are not there
     */
    static Optional<Path> ownData(CommandLine command) {
        String value = command.getParseResult().matchedOptionValue(name(Settings.DATA.key()), "");
        return value.isEmpty() ? Optional.empty() : DataOptions.place(value);
    }

    /** Whether a setting was given as an option. */
    static boolean isGiven(CommandLine command, Setting<?> setting) {
        return setting.keys().stream().anyMatch(key -> command.getParseResult().hasMatchedOption(name(key)));
    }

    private static String name(String key) {
        return "--" + key;
    }
}
