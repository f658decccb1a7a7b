package inkling.page;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import inkling.protocol.report.Report;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReceiversTest {
    private static final JavaClasses PAGE = new ClassFileImporter().importPackages("inkling.page", "inkling.lab");

    static Stream<Class<?>> receivers() {
        return Arrays.stream(Report.class.getPermittedSubclasses())
                .flatMap(group -> Arrays.stream(group.getDeclaredClasses()))
                .filter(Report.Receiver.class::isAssignableFrom);
    }

    @ParameterizedTest
    @MethodSource("receivers")
    void everyGroupOfReportsIsHeardByAPartOfThePage(Class<?> receiver) {
        assertTrue(
                PAGE.stream().anyMatch(part -> part.isAssignableTo(receiver) && !part.isInterface()),
                () -> "No part of the page is a " + receiver.getName() + ".");
    }

    @ParameterizedTest
    @MethodSource("receivers")
    void aReceiverHasToHearEveryKindOfItsGroup(Class<?> receiver) {
        assertTrue(Arrays.stream(receiver.getMethods()).noneMatch(method -> method.isDefault()), receiver::getName);
    }
}
