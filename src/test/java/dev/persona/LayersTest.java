package dev.persona;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.persona", importOptions = ImportOption.DoNotIncludeTests.class)
class LayersTest {

    @ArchTest
    static final ArchRule theDomainKnowsNothingButJava = classes().that().resideInAPackage("dev.persona.profile")
        .should().onlyDependOnClassesThat().resideInAnyPackage("dev.persona.profile", "java..")
        .because("neither a vendor's contract nor a database may shape what a profile is");

    @ArchTest
    static final ArchRule persistenceServesTheLayersAndKnowsNoContract = noClasses().that().resideInAPackage("dev.persona.persistence")
        .should().dependOnClassesThat().resideInAnyPackage("dev.persona.contract..", "dev.persona.server", "dev.persona.command", "io.micronaut.http..")
        .because("contract -> profile <- persistence");

    @ArchTest
    static final ArchRule contractsReachTheRecordThroughTheDomainAlone = noClasses().that().resideInAPackage("dev.persona.contract..")
        .should().dependOnClassesThat().resideInAnyPackage("dev.persona.persistence", "dev.persona.server", "dev.persona.command")
        .because("contract -> profile <- persistence");

    @ArchTest
    static final ArchRule noContractKnowsAnother = slices().matching("dev.persona.contract.(*)..")
        .should().notDependOnEachOther()
        .because("each contract changes when its vendor's does, and at no other time");

    @ArchTest
    static final ArchRule onlyPersistenceSpeaksSql = noClasses().that().resideOutsideOfPackage("dev.persona.persistence")
        .should().dependOnClassesThat().resideInAnyPackage("java.sql", "io.micronaut.data..", "org.postgresql..")
        .because("a second place with SQL would be a second place that decides what an update is");

    @ArchTest
    static final ArchRule securityKnowsNoContract = noClasses().that().resideInAPackage("dev.persona.security")
        .should().dependOnClassesThat().resideInAnyPackage("dev.persona.contract..", "dev.persona.server", "dev.persona.command")
        .because("what a refusal looks like is the contract's business");

    @ArchTest
    static final ArchRule transportsKnowNoContract = noClasses().that().resideInAPackage("dev.persona.grpc")
        .should().dependOnClassesThat().resideInAnyPackage("dev.persona.contract..", "dev.persona.profile", "dev.persona.persistence", "dev.persona.security")
        .because("gRPC and gRPC-Web carry any service");

    @ArchTest
    static final ArchRule documentationReadsSpecificationsAndNoCode = noClasses().that().resideInAPackage("dev.persona.docs")
        .should().dependOnClassesThat(resideInAPackage("dev.persona..").and(resideOutsideOfPackage("dev.persona.docs")))
        .because("what is documented is the specification, not what the code makes of it");

    @ArchTest
    static final ArchRule nothingDependsOnTheDocumentation = noClasses().that().resideOutsideOfPackage("dev.persona.docs")
        .should().dependOnClassesThat().resideInAPackage("dev.persona.docs")
        .because("the contracts must work without it");
}
