package inkling.cli;

import inkling.data.Augmentation;
import inkling.recipe.Recipe;
import inkling.recipe.RecipeText;
import inkling.recipe.Recipes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.IModelTransformer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Gives a command {@code --recipe} and an option for every setting of a recipe, made from {@link RecipeText}. */
final class RecipeOptions implements IModelTransformer {
    private static final String RECIPE = "recipe";

    @Override
    public CommandSpec transform(CommandSpec command) {
        command.addOption(option(
                RECIPE,
                "NAME",
                "The settings to begin with: " + String.join(", ", names()) + " (default: " + Recipes.DEFAULT
                        + "). The options below change single settings of it; their defaults are those of "
                        + Recipes.DEFAULT + ", and another recipe brings its own."));
        Recipe usual = Recipes.named(Recipes.DEFAULT);
        for (String key : RecipeText.KEYS) {
            List<String> choices = RecipeText.choices(key);
            String values = choices.isEmpty() ? "" : ": " + String.join(", ", choices);
            command.addOption(option(
                    key,
                    choices.isEmpty() ? label(key) : "NAME",
                    about(key) + values + " (default: " + RecipeText.value(usual, key) + ")."));
        }
        return command;
    }

    private static OptionSpec option(String key, String label, String description) {
        return OptionSpec.builder(name(key))
                .type(String.class)
                .paramLabel(label)
                .description(description)
                .build();
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
            settings.put(RECIPE, parsed.matchedOptionValue(name(RECIPE), Recipes.DEFAULT));
            for (String key : RecipeText.KEYS) {
                if (parsed.hasMatchedOption(name(key))) {
                    settings.put(key, parsed.matchedOptionValue(name(key), ""));
                }
            }
            return RecipeText.parse(settings);
        } catch (IllegalArgumentException malformed) {
            throw new ParameterException(command, malformed.getMessage(), malformed);
        }
    }

    private static String name(String key) {
        return "--" + key;
    }

    private static List<String> names() {
        return Recipes.all().stream().map(preset -> preset.recipe().name()).toList();
    }

    private static String label(String key) {
        return switch (key) {
            case "layers" -> "N-N";
            case "lr", "momentum", "dropout", "l2", "synthetic", "doubt" -> "X";
            case "augment" -> "KINDS";
            default -> "N";
        };
    }

    private static String about(String key) {
        return switch (key) {
            case "layers" ->
                "Hidden layers, such as 256-128 or c8k5-p2-64: N dense units; cNkK a convolution"
                        + " with N filters of K×K pixels (sS for a stride, p to pad the picture); pN and aN pool N×N pixels to"
                        + " their largest or their mean; bn batch norm; 0 for none";
            case "activation" -> "Activation of the hidden layers";
            case "init" -> "How the weights begin";
            case "loss" -> "What training makes smaller";
            case "optimizer" -> "How a gradient changes the weights";
            case "lr" -> "Learning rate";
            case "schedule" -> "How the learning rate changes over the run";
            case "momentum" -> "Momentum's coefficient, or Adam's beta1";
            case "batch" -> "Images per step, or 'all'";
            case "epochs" -> "Passes over the training images";
            case "dropout" -> "Share of the hidden units dropped in training";
            case "l2" -> "Weight decay";
            case "patience" -> "Stop after so many epochs without a better validation loss; 0 never stops";
            case "seed" -> "Fixes the first weights, the shuffles, dropout and how pictures are varied";
            case "data" -> "The images to learn from";
            case "augment" ->
                "How training images are varied: " + String.join(", ", Augmentation.presets())
                        + ", or strengths such as shift2-rotate10-scale10-shear15-elastic34-sigma4-pen50";
            case "synthetic" -> "Share of synthetic handwriting mixed into the training images, 0 to 0.5";
            case "doubt" ->
                "Share of letters and scribbles mixed into the training images, 0 to 0.3: from them a network"
                        + " learns to be unsure of what is no digit";
            case "polish" ->
                "So many of the epochs, the last, take small steps and see few drawings; the network becomes the mean of"
                        + " what it was during them";
            default -> "The recipe's " + key;
        };
    }
}
