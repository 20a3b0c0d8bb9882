package dev.persona.gate;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.net.Socket;
import java.net.URL;
import java.net.URLConnection;
import java.net.http.HttpClient;

/** No test can forget the gate: only the clients that pass everything through it can send requests at all. */
@AnalyzeClasses(packages = "dev.persona", importOptions = ImportOption.OnlyIncludeTests.class)
class OneClientTest {

    @ArchTest
    static final ArchRule testsSendRequestsThroughTheGateAlone = noClasses()
        .that().resideOutsideOfPackages("dev.persona.support", "dev.persona.gate.generated").and().areNotAssignableTo(OneClientTest.class)
        .should().dependOnClassesThat().areAssignableTo(HttpClient.class)
        .orShould().dependOnClassesThat().areAssignableTo(Socket.class)
        .orShould().dependOnClassesThat().areAssignableTo(URLConnection.class)
        .orShould().callMethod(URL.class, "openStream")
        .because("what was not held against the specifications may contradict them");
}
