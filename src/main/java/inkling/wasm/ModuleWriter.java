package inkling.wasm;

import java.util.ArrayList;
import java.util.List;

/**
 * Writes a WebAssembly module of functions over one imported memory (WebAssembly core specification 2.0, chapter 5,
 * binary format). All functions are exported; parameters are i32 or f32, and none returns anything.
 */
final class ModuleWriter {
    private static final int TYPE_SECTION = 1;
    private static final int IMPORT_SECTION = 2;
    private static final int FUNCTION_SECTION = 3;
    private static final int EXPORT_SECTION = 7;
    private static final int CODE_SECTION = 10;
    private static final int FUNCTION_TYPE = 0x60;
    private static final int MEMORY_KIND = 2;
    private static final int[] HEADER = {0x00, 0x61, 0x73, 0x6D, 0x01, 0x00, 0x00, 0x00};

    private final List<FunctionWriter> functions = new ArrayList<>();

    /** Begins a function; its parameters and code are then written by its writer. */
    FunctionWriter function(String name) {
        FunctionWriter function = new FunctionWriter(name);
        functions.add(function);
        return function;
    }

    /** The whole module. It imports its memory as {@code m.m}, at least one page. */
    byte[] toBytes() {
        Bytes module = new Bytes();
        for (int b : HEADER) {
            module.add(b);
        }
        Bytes types = new Bytes().unsigned(functions.size());
        Bytes indices = new Bytes().unsigned(functions.size());
        Bytes exports = new Bytes().unsigned(functions.size());
        Bytes code = new Bytes().unsigned(functions.size());
        for (int i = 0; i < functions.size(); i++) {
            FunctionWriter function = functions.get(i);
            types.add(FUNCTION_TYPE).block(function.parameterTypes()).unsigned(0);
            indices.unsigned(i);
            exports.text(function.name()).add(0).unsigned(i);
            Bytes body = function.body();
            code.unsigned(body.size()).append(body);
        }
        Bytes imports = new Bytes()
                .unsigned(1)
                .text("m")
                .text("m")
                .add(MEMORY_KIND)
                .add(0)
                .unsigned(1);
        section(module, TYPE_SECTION, types);
        section(module, IMPORT_SECTION, imports);
        section(module, FUNCTION_SECTION, indices);
        section(module, EXPORT_SECTION, exports);
        section(module, CODE_SECTION, code);
        return module.toArray();
    }

    private static void section(Bytes module, int id, Bytes content) {
        module.add(id).unsigned(content.size()).append(content);
    }
}
