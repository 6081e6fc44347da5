package org.gan4j.cli;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.SimpleConditionEvent.satisfied;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.properties.HasAnnotations;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import java.io.ObjectInputStream;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Holds the dependencies between the modules, and what no module may do. */
@AnalyzeClasses(packages = "org.gan4j", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  private static final Set<JsonTypeInfo.Id> CLASS_NAMES =
      EnumSet.of(JsonTypeInfo.Id.CLASS, JsonTypeInfo.Id.MINIMAL_CLASS);

  private static final String[] FEATURES = {
    "org.gan4j.objectives..",
    "org.gan4j.evaluation..",
    "org.gan4j.report..",
    "org.gan4j.serve..",
    "org.gan4j.datasets..",
    "org.gan4j.vanilla..",
    "org.gan4j.dcgan..",
    "org.gan4j.residual..",
    "org.gan4j.latent..",
    "org.gan4j.style..",
    "org.gan4j.onnx..",
    "org.gan4j.onnxfeatures..",
    "org.gan4j.inpainting..",
    "org.gan4j.superresolution..",
    "org.gan4j.translation.."
  };

  @ArchTest static final ArchRule apiStandsAlone = usesOnlyItself("api");

  @ArchTest static final ArchRule networksUseOnlyTheApi = usesOnlyItself("nn", "api");

  @ArchTest static final ArchRule imagesUseOnlyTheApi = usesOnlyItself("images", "api");

  @ArchTest static final ArchRule checkpointsUseOnlyTheApi = usesOnlyItself("checkpoint", "api");

  @ArchTest static final ArchRule theTrainerUsesOnlyTheApi = usesOnlyItself("training", "api");

  @ArchTest static final ArchRule experimentsKnowNoNetworks = usesOnlyItself("experiment", "api");

  @ArchTest
  static final ArchRule kernelsAreInternal =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.gan4j.nn..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.gan4j.nn.kernels..");

  @ArchTest
  static final ArchRule coreKnowsNoFeatureAndNoNetworks =
      usesOnlyItself("core", "experiment", "checkpoint", "training", "api");

  @ArchTest
  static final ArchRule featuresUseWhatAPluginMayUse =
      noClasses()
          .that()
          .resideInAnyPackage(FEATURES)
          .should()
          .dependOnClassesThat(
              resideInAPackage("org.gan4j..")
                  .and(resideOutsideOfPackages(FEATURES))
                  .and(
                      resideOutsideOfPackages(
                          "org.gan4j.api..", "org.gan4j.nn..", "org.gan4j.images.."))
                  .as("are neither a feature's nor shared with plugins"));

  @ArchTest
  static final ArchRule featuresDoNotDependOnEachOther =
      slices()
          .matching(
              "org.gan4j.(objectives|evaluation|report|serve|datasets|vanilla|dcgan|residual|latent|style|onnx|onnxfeatures|inpainting|superresolution|translation)..")
          .should()
          .notDependOnEachOther();

  @ArchTest
  static final ArchRule datasetsUseOnlyTheApiAndImages =
      usesOnlyItself("datasets", "images", "api");

  @ArchTest
  static final ArchRule reportsUseOnlyTheApiAndImages = usesOnlyItself("report", "images", "api");

  @ArchTest
  static final ArchRule onlyTheCoreIsWired =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.gan4j.core..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.google.inject..", "jakarta.inject..");

  @ArchTest
  static final ArchRule modulesHaveNoCycles =
      slices().matching("org.gan4j.(*)..").should().beFreeOfCycles().allowEmptyShould(true);

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().matching("org.gan4j.(**)").should().beFreeOfCycles().allowEmptyShould(true);

  @ArchTest
  static final ArchRule nobodyDeserializesJavaObjects =
      noClasses()
          .should()
          .dependOnClassesThat()
          .areAssignableTo(ObjectInputStream.class)
          .orShould()
          .callMethodWhere(
              describe(
                  "reads a model with DL4J's or ND4J's Java serialization",
                  call ->
                      Set.of(
                              "org.deeplearning4j.util.ModelSerializer",
                              "org.nd4j.common.util.SerializationUtils")
                          .contains(call.getTargetOwner().getFullName())));

  @ArchTest
  static final ArchRule onlyTheCommandPrints =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.gan4j.cli..")
          .should(ACCESS_STANDARD_STREAMS)
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule jsonNamesNoClasses =
      noClasses().should(nameClassesInJson()).allowEmptyShould(true);

  @ArchTest
  static final ArchRule jacksonGuessesNoTypes =
      noClasses()
          .should()
          .callMethodWhere(
              describe(
                  "turns on Jackson's default typing",
                  call ->
                      call.getTargetOwner().isAssignableTo("com.fasterxml.jackson.core.ObjectCodec")
                          && call.getName().endsWith("DefaultTyping")))
          .allowEmptyShould(true);

  /** A module uses no other than these. */
  private static ArchRule usesOnlyItself(String module, String... others) {
    String[] allowed =
        Stream.concat(Stream.of(module), Stream.of(others))
            .map(name -> "org.gan4j." + name)
            .toArray(String[]::new);
    return noClasses()
        .that()
        .resideInAPackage("org.gan4j." + module + "..")
        .should()
        .dependOnClassesThat(ganOutside(allowed));
  }

  /** Classes of GAN4J that lie in none of the packages, nor below one. */
  private static DescribedPredicate<JavaClass> ganOutside(String... packages) {
    String[] patterns = Stream.of(packages).map(name -> name + "..").toArray(String[]::new);
    return resideInAPackage("org.gan4j..")
        .and(resideOutsideOfPackages(patterns))
        .as("are GAN4J's, outside %s", List.of(packages));
  }

  private static ArchCondition<JavaClass> nameClassesInJson() {
    return new ArchCondition<>("write class names to JSON") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        Stream.of(
                Stream.of(type),
                type.getMembers().stream(),
                type.getCodeUnits().stream().flatMap(unit -> unit.getParameters().stream()))
            .flatMap(elements -> elements)
            .filter(ArchitectureTest::namesClasses)
            .forEach(element -> events.add(satisfied(type, element + " names classes in JSON")));
      }
    };
  }

  private static boolean namesClasses(HasAnnotations<?> element) {
    return element
        .tryGetAnnotationOfType(JsonTypeInfo.class)
        .filter(info -> CLASS_NAMES.contains(info.use()))
        .isPresent();
  }
}
