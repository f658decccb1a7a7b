package inkling.page.views;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import inkling.protocol.TrainingReport;
import java.lang.reflect.Method;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ViewTest {
    private static final JavaClasses PAGE = new ClassFileImporter().importPackages("inkling.page");

    static Stream<Method> kinds() {
        return Stream.of(TrainingReport.Receiver.class.getMethods());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void everyKindOfReportOnTheRunIsShownByAView(Method kind) {
        assertTrue(
                PAGE.stream()
                        .filter(type -> type.isAssignableTo(View.class) && !type.isInterface())
                        .anyMatch(view -> view.tryGetMethod(kind.getName(), kind.getParameterTypes()[0])
                                .isPresent()),
                () -> "No view of the page shows reports of the kind " + kind.getName() + ".");
    }
}
