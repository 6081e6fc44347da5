package org.gan4j.core.trained;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.gan4j.api.GanException;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.component.Require;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.gan4j.api.data.ClassConditions;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.data.DatasetContext;
import org.gan4j.api.data.DatasetPart;
import org.gan4j.api.data.Latent;
import org.gan4j.api.data.PictureMapping;
import org.gan4j.api.data.Table;
import org.gan4j.api.data.Task;
import org.gan4j.api.game.NetworkPlan;
import org.gan4j.api.network.Differentiable;
import org.gan4j.api.network.Mode;
import org.gan4j.api.network.Network;
import org.gan4j.api.network.Parameters;
import org.gan4j.api.network.Pass;
import org.gan4j.api.network.StyledGenerator;
import org.gan4j.api.training.SampleOverview;
import org.gan4j.checkpoint.Checkpoint;
import org.gan4j.checkpoint.CheckpointHeader;
import org.gan4j.core.assembly.ExperimentAssembler;
import org.gan4j.core.assembly.PreparedTraining;
import org.gan4j.core.assembly.TrainedTable;
import org.gan4j.core.run.RunFolder;
import org.gan4j.core.sampling.BackgroundConsumer;
import org.gan4j.core.sampling.Conditions;
import org.gan4j.core.sampling.Conditions.ConditionBatch;
import org.gan4j.core.sampling.GridLayout;
import org.gan4j.core.sampling.LatentExplorer;
import org.gan4j.core.sampling.LatentWalks;
import org.gan4j.core.sampling.PictureMemory;
import org.gan4j.core.sampling.SampleRequest;
import org.gan4j.core.sampling.Sampler;
import org.gan4j.core.sampling.StyleMixtures;
import org.gan4j.experiment.Experiment;
import org.gan4j.experiment.ExperimentReader;
import org.gan4j.experiment.configuration.Nearest;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A generator from a checkpoint, ready to draw samples. */
@NotThreadSafe
public final class TrainedGenerator implements AutoCloseable {
  private final TrainedNetworks networks;
  private final Supplier<Dataset> data;
  private final Supplier<Optional<SampleOverview>> pictures;
  private Sampler sampler;
  private @Nullable Dataset dataset;
  private @Nullable Sampler similar;
  private @Nullable PictureMapper mapper;

  private TrainedGenerator(
      TrainedNetworks networks,
      Supplier<Dataset> data,
      Supplier<Optional<SampleOverview>> pictures) {
    this.pictures = pictures;
    this.networks = networks;
    this.data = data;
    this.sampler = new Sampler(network(), latent(), shape(), conditions());
  }

  private Conditions conditions() {
    Task task = task();
    if (task.classConditions().isPresent()) {
      return Conditions.inTurn(task.classConditions().get());
    }
    if (task.generatorCondition() == null) {
      return Conditions.none();
    }
    return needsData()
        ? (first, count, key) -> Conditions.of(task, dataset()).draw(first, count, key)
        : Conditions.drawn(task);
  }

  /** Whether its conditions are drawn from samples of data, as the holes of images are. */
  public boolean needsData() {
    return task().generatorCondition() != null
        && task().classConditions().isEmpty()
        && task().drawConditions(1, RandomKey.ofSeed(0)).isEmpty();
  }

  /**
   * Draws the conditions from these data instead of those that it was trained on, which may have
   * moved.
   *
   * @param other closed with this
   * @throws GanException of kind USAGE if its samples have another shape
   */
  public void useData(Dataset other) {
    dataset = other;
    Dataset rows = TrainedTable.encode(other, networks.header());
    networks.requireArrays(rows);
    dataset = rows;
  }

  /**
   * Draws samples that are similar to these from now on, one after the other: of their clusters or
   * neighbourhoods.
   *
   * @param samples [count, sample shape], at least one, open as long as this is used
   * @throws GanException of kind USAGE if the samples have another shape, or the generator's task
   *     has no such conditions
   */
  public void useExamples(INDArray samples) {
    long[] expected = shape().batch(samples.size(0));
    if (!Arrays.equals(expected, samples.shape())) {
      throw GanException.usage(
          "the examples have the shape "
              + Arrays.toString(samples.shape())
              + ", and samples of this run "
              + shape(),
          checkpoint().toString(),
          "convert the examples");
    }
    Conditions examples = Conditions.similarTo(task(), samples);
    try (ConditionBatch first = examples.draw(0, 1, RandomKey.ofSeed(0))) {
      similar = sampler.with(examples);
    }
  }

  /**
   * Draws samples with less variety, which are more typical, from now on: {@link
   * Sampler#truncated}.
   *
   * @param psi ψ, in [0, 1] for a generator with styles, 1 being no truncation; above 0 for others
   * @throws GanException of kind USAGE if the generator has neither styles nor a Gaussian latent,
   *     or ψ is out of its range
   */
  public void truncate(double psi) {
    requireTruncation(psi);
    sampler = sampler.truncated(psi);
    similar = similar == null ? null : similar.truncated(psi);
  }

  /**
   * Draws with less variety during a call, and as before afterwards: {@link #truncate}.
   *
   * @param psi ψ; null for no change
   * @param use draws samples
   * @return what it returns
   * @throws GanException as {@link #truncate} throws
   */
  public <T> T truncated(@Nullable Double psi, Supplier<T> use) {
    Sampler usual = sampler;
    Sampler usualSimilar = similar;
    try {
      if (psi != null) {
        truncate(psi);
      }
      return use.get();
    } finally {
      sampler = usual;
      similar = usualSimilar;
    }
  }

  /** Whether samples can be {@link #truncate truncated}: styles or a Gaussian latent can. */
  public boolean isTruncatable() {
    return sampler.hasStyles()
        || (latent().size() > 0 && experiment().latent().type().equals("gaussian"));
  }

  private void requireTruncation(double psi) {
    boolean styled = sampler.hasStyles();
    if (!isTruncatable()) {
      throw GanException.usage(
          "this generator has no styles, and its latent is not gaussian: there is nothing to"
              + " truncate",
          checkpoint().toString(),
          "leave out the truncation, or use a run whose latent is gaussian");
    }
    if (!(styled ? psi >= 0 && psi <= 1 : psi > 0 && psi <= Double.MAX_VALUE)) {
      throw GanException.usage(
          "a truncation of " + psi + " is out of range",
          checkpoint().toString(),
          styled ? "choose a number in [0, 1]" : "choose a number above 0, such as 1");
    }
  }

  /**
   * Opens a run or a checkpoint. The dataset is opened only when samples are drawn from a generator
   * that needs conditions from it.
   *
   * @param run a run's folder (its best checkpoint if a metric chose one, otherwise the last), a
   *     checkpoint, or a pointer to one
   * @param weights which parameters, if it was averaged
   * @param pictures writes pictures of samples, if one is installed
   * @throws GanException if there is none, or it does not fit what is installed
   */
  public static TrainedGenerator open(
      Path run,
      Weights weights,
      ExperimentReader reader,
      ExperimentAssembler assembler,
      DatasetContext context,
      Supplier<Optional<SampleOverview>> pictures) {
    TrainedNetworks networks = TrainedNetworks.open(run, weights, reader, assembler);
    return new TrainedGenerator(
        networks, () -> assembler.dataset(networks.experiment(), context), pictures);
  }

  /**
   * The generator of a training that has ended without a folder.
   *
   * @param training closed with the result
   * @param header what a checkpoint would say
   * @param prepared what the task prepared of the data
   * @param assembler builds the task and the networks for data of other shapes
   * @param pictures writes and draws pictures of samples, if one is installed
   */
  public static TrainedGenerator of(
      PreparedTraining training,
      CheckpointHeader header,
      Map<String, INDArray> prepared,
      ExperimentAssembler assembler,
      Supplier<Optional<SampleOverview>> pictures) {
    // The training owns the data, and closes them with its networks.
    return new TrainedGenerator(
        TrainedNetworks.of(training, header, prepared, assembler),
        () ->
            DatasetPart.of(
                training.dataset(), IntStream.range(0, training.dataset().size()).toArray()),
        pictures);
  }

  private Dataset dataset() {
    Dataset opened = dataset;
    if (opened == null) {
      useData(data.get());
      opened = dataset;
    }
    return Objects.requireNonNull(opened);
  }

  /**
   * Refuses samples of another shape than those of the data that it was trained on.
   *
   * @throws GanException of kind USAGE
   */
  public void requireFit(Dataset other) {
    networks.requireFit(other);
  }

  /** Which checkpoint it is; {@code memory} if it was trained without a folder. */
  public Path checkpoint() {
    return networks.file();
  }

  /** How many parameter updates all players had taken. */
  public long steps() {
    return networks.header().progress().steps();
  }

  /** The experiment that trained it. */
  public Experiment experiment() {
    return networks.experiment();
  }

  /** What the game was about. */
  public Task task() {
    return networks.task();
  }

  /** The distribution of z. */
  public Latent latent() {
    return networks.game().latent();
  }

  /** The network, for those who have conditions of their own. Closed with this. */
  public Network network() {
    return networks.network(networks.game().sampled());
  }

  /** The networks of the game, in its order. */
  public List<NetworkPlan> networks() {
    return networks.game().players().stream()
        .flatMap(player -> player.networks().stream())
        .toList();
  }

  /** The name of the network that makes the samples. */
  public String sampledName() {
    return networks.game().sampled();
  }

  /**
   * Another network of the game, closed with this.
   *
   * @throws IllegalArgumentException if the game has none of that name
   */
  public Network network(String name) {
    return networks.network(name);
  }

  /**
   * The features of its samples in the network that represents them, such as the discriminator,
   * differentiable with respect to the samples: [batch, sample shape] to [batch, features]. A
   * result is valid until the next one is computed. Closed with this.
   *
   * @return empty if that network takes no single whole samples, or was trained in memory
   */
  public Optional<Differentiable> representation() {
    return networks.representation().map(Differentiable.class::cast);
  }

  /**
   * Makes samples.
   *
   * @param latents z, [count, latent size]
   * @param conditions [count, condition shape]; null if the generator has none
   * @return a new array [count, sample shape]
   */
  public INDArray generate(INDArray latents, @Nullable INDArray conditions) {
    try (Pass pass = network().forward(latents, conditions, Mode.INFER, RandomKey.ofSeed(0))) {
      return pass.output().dup('c');
    }
  }

  /** The shape of its samples. */
  public SampleShape shape() {
    return task().generated();
  }

  /** The columns of its samples, if these are rows of a table. */
  public Optional<Table> table() {
    return Optional.ofNullable(networks.header().table());
  }

  /** The parameters. */
  Parameters parameters() {
    return network().parameters();
  }

  /**
   * The names of the classes that it can generate, by label; empty if it has no class condition.
   */
  public List<String> classes() {
    return task().classConditions().map(ClassConditions::names).orElse(List.of());
  }

  /**
   * The label of a class.
   *
   * @throws GanException of kind USAGE if it cannot generate that class
   */
  public int label(String className) {
    List<String> names = classes();
    if (names.isEmpty()) {
      throw GanException.usage(
          "this generator takes no classes",
          checkpoint().toString(),
          "train one with \"task\": { \"type\": \"class-conditional\" }");
    }
    int label = names.indexOf(className);
    if (label < 0) {
      String list = "classes: " + String.join(", ", names);
      throw GanException.usage(
          "there is no class \"" + className + "\"",
          checkpoint().toString(),
          Nearest.to(className, names)
              .map(near -> String.format(Locale.ROOT, "did you mean \"%s\"? (%s)", near, list))
              .orElse(list));
    }
    return label;
  }

  /**
   * The class of a sample among those of a request.
   *
   * @param place of the sample, from 0
   * @return empty if the generator takes no classes, or samples are drawn like examples
   */
  public Optional<String> classOf(SampleRequest request, int place) {
    List<String> names = classes();
    Integer label = request.label();
    if (names.isEmpty() || (label == null && similar != null)) {
      return Optional.empty();
    }
    return Optional.of(names.get(label == null ? place % names.size() : label));
  }

  /**
   * Draws samples.
   *
   * @param seed the same gives the same samples
   * @return a new array [count, sample shape], images in [-1, 1]
   */
  public INDArray sample(int count, long seed) {
    return sample(SampleRequest.of(count, seed));
  }

  /**
   * Draws samples.
   *
   * @return a new array [count, sample shape], images in [-1, 1]
   * @throws GanException of kind USAGE if it cannot generate such a class
   */
  public INDArray sample(SampleRequest request) {
    return sampler(request.label()).draw(request.count(), key(request.seed()));
  }

  /**
   * Draws samples a portion at a time, so that memory does not limit the count. The next portion is
   * computed while the sink processes one.
   *
   * @param sink gets arrays [at most 256, sample shape] in their order, on a thread that is not the
   *     caller's; each is valid during the call only. All calls have returned when this returns;
   *     what one throws, this throws
   * @throws GanException of kind USAGE if it cannot generate such a class
   */
  public void sample(SampleRequest request, Consumer<INDArray> sink) {
    Sampler source = sampler(request.label());
    try (BackgroundConsumer writing = new BackgroundConsumer(sink)) {
      source.draw(request.count(), key(request.seed()), writing::accept);
      writing.await();
    }
  }

  /**
   * Draws samples into one file that shows them all, images of classes in rows.
   *
   * @param request whose count is rounded up to whole rows of classes
   * @throws GanException of kind FAILURE if nothing on the class path writes pictures, or the file
   *     cannot be written
   */
  public void writeOverview(SampleRequest request, Path file) {
    SampleOverview overview = overview(file.toString());
    Table table = table().orElse(null);
    try (Overview drawn = overview(request)) {
      if (table != null) {
        overview.write(drawn.samples(), table, extension -> file);
      } else {
        overview.write(drawn.samples(), drawn.columns(), null, extension -> file);
      }
    }
  }

  /**
   * Samples for one picture that shows them all.
   *
   * @param samples [count, …], as people are shown them: of classes, row by row
   * @param columns of the grid
   */
  @NotThreadSafe
  public record Overview(INDArray samples, int columns) implements AutoCloseable {
    @Override
    public void close() {
      samples.close();
    }
  }

  /**
   * Draws the samples of {@link #writeOverview}, without a file.
   *
   * @param request whose count is rounded up to whole rows of classes
   * @return which the caller closes
   * @throws GanException of kind USAGE if it cannot generate such a class, or a picture of so many
   *     samples does not fit into memory
   */
  public Overview overview(SampleRequest request) {
    GridLayout layout = layout(request);
    new PictureMemory(task().pictured(), layout.count(), layout.columns())
        .require(pictures.get().orElse(null), "the number of samples");
    Sampler source =
        isOfClasses(request) ? layout.sampler(task(), sampler) : sampler(request.label());
    return new Overview(source.picture(layout.count(), key(request.seed())), layout.columns());
  }

  /**
   * The number of samples in {@link #overview}: that of the request, rounded up to whole rows of
   * classes.
   */
  public int overviewCount(SampleRequest request) {
    return layout(request).count();
  }

  private SampleOverview overview(String where) {
    return pictures
        .get()
        .orElseThrow(
            () ->
                GanException.failure(
                    "pictures of samples need a SampleOverview, and none is installed",
                    where,
                    "add gan-report to the class path"));
  }

  /**
   * Draws samples as pictures, one each.
   *
   * @throws GanException of kind USAGE if samples are no images, or it cannot generate such a
   *     class; of kind FAILURE if nothing on the class path draws pictures
   */
  public List<BufferedImage> pictures(SampleRequest request) {
    SampleOverview overview = overview("the samples");
    try (INDArray samples = sample(request)) {
      return overview.pictures(samples);
    }
  }

  private GridLayout layout(SampleRequest request) {
    return isOfClasses(request)
        ? GridLayout.of(task(), request.count())
        : GridLayout.square(request.count());
  }

  private boolean isOfClasses(SampleRequest request) {
    return request.label() == null && similar == null;
  }

  /**
   * Refuses a picture of samples that does not fit into memory, before any is drawn.
   *
   * @param request as for {@link #writeOverview}
   * @param setting the option that chooses the count, for the error
   * @throws GanException of kind USAGE if it does not fit
   */
  public void requirePicture(SampleRequest request, String setting) {
    GridLayout layout = layout(request);
    requirePicture(layout.count(), layout.columns(), setting);
  }

  /**
   * Refuses a grid that does not fit into memory, before any sample is drawn.
   *
   * @param count of samples
   * @param columns of the grid
   * @param setting the option that chooses the count, for the error
   * @throws GanException of kind USAGE if it does not fit
   */
  public void requirePicture(int count, int columns, String setting) {
    new PictureMemory(task().pictured(), count, columns)
        .require(pictures.get().orElse(null), setting);
  }

  /**
   * A readout of the trained networks for samples: {@link
   * org.gan4j.api.game.Game#readouts(java.util.function.Function)}.
   *
   * @param name such as {@code reconstruction}, of the game bi-gan
   * @param samples [batch, sample shape]
   * @return a new array [batch, …]; empty if the game has no such readout
   */
  public Optional<INDArray> readout(String name, INDArray samples) {
    return Optional.ofNullable(networks.game().readouts(networks::network).get(name))
        .map(function -> function.apply(samples));
  }

  /** The names of the readouts of the game, such as {@code back}, of the game cycle. */
  public Set<String> readouts() {
    return new TreeSet<>(networks.game().readouts(networks::network).keySet());
  }

  /** Makes samples at chosen places of latent space; usable until this is closed. */
  public LatentExplorer explorer() {
    return new LatentExplorer(sampler, latent(), task());
  }

  /**
   * Applies the generator to pictures: {@link Task#pictureMapping}. Large pictures are mapped in
   * tiles without seams, so that the memory of the network is that of a tile.
   *
   * @param pictures [batch, channels, height, width], in [-1, 1]: of the mapping's input shape, or
   *     of any height and width if it {@link #takesAnySize()}
   * @param seed of the latents, if the generator has any
   * @return a new array [batch, channels, height, width], in [-1, 1]
   * @throws GanException of kind USAGE if the task maps no such pictures, or the result does not
   *     fit into memory
   */
  public INDArray apply(INDArray pictures, long seed) {
    return pictureMapper(mapping()).apply(pictures, sampler, seed);
  }

  /**
   * Whether {@link #apply} takes pictures of any height and width: the task maps them as they are,
   * by a {@link WholePictureMapping}, or by a generator that is local.
   *
   * @throws GanException of kind USAGE if the task maps no pictures
   */
  public boolean takesAnySize() {
    return pictureMapper(mapping()).takesAnySize();
  }

  /** What a generator was built from. */
  static TrainedOrigin origin(TrainedGenerator generator) {
    return generator.networks.origin();
  }

  private PictureMapper pictureMapper(PictureMapping mapping) {
    PictureMapper last = mapper;
    if (last == null) {
      last = new PictureMapper(networks, mapping);
      mapper = last;
    }
    return last;
  }

  /**
   * Moves the generator between the end of the training's first phase and this checkpoint: its
   * parameters become (1 - share) · those then + share · its own. Wang et al., "ESRGAN: Enhanced
   * super-resolution generative adversarial networks", 2018, section 3.4.
   *
   * @param share 0 for the generator at the end of the first phase, 1 for this one
   * @throws IllegalArgumentException if the share is not in [0, 1]
   * @throws GanException of kind USAGE if the run has no checkpoint of an earlier phase
   */
  public void blend(double share) {
    Require.atLeast("share", share, 0);
    Require.atMost("share", share, 1);
    try (Checkpoint earlier = Checkpoint.open(milestone())) {
      networks.blend(networks.game().sampled(), earlier, share);
    }
    closeMapper();
  }

  /** The checkpoint of the newest milestone before this one. */
  private Path milestone() {
    Path folder = checkpoint().toAbsolutePath().getParent();
    List<Path> all =
        folder == null || folder.getParent() == null
            ? List.of()
            : new RunFolder(folder.getParent()).milestones();
    return all.stream()
        .filter(file -> Checkpoint.header(file).filter(this::isEarlier).isPresent())
        .reduce((older, newer) -> newer)
        .orElseThrow(
            () ->
                GanException.usage(
                    "there is no checkpoint of an earlier phase to blend with",
                    checkpoint().toString(),
                    "give a run of a schedule with phases, such as content-first"));
  }

  private boolean isEarlier(CheckpointHeader header) {
    return header.progress().steps() < steps();
  }

  /** A mapper may have generators of other sizes with the parameters that were. */
  private void closeMapper() {
    if (mapper != null) {
      mapper.close();
      mapper = null;
    }
  }

  /**
   * What it does to pictures.
   *
   * @throws GanException of kind USAGE if the task maps no pictures
   */
  public PictureMapping mapping() {
    return task()
        .pictureMapping()
        .orElseThrow(
            () ->
                GanException.usage(
                    String.format(
                        Locale.ROOT,
                        "this run makes samples, and does nothing to a picture: its task is %s",
                        experiment().task().type()),
                    checkpoint().toString(),
                    "give a run whose task maps pictures, such as inpainting, or draw samples"));
  }

  private Sampler sampler(@Nullable Integer label) {
    if (label == null) {
      return similar == null ? sampler : similar;
    }
    int chosen = label;
    ClassConditions classes =
        task()
            .classConditions()
            .filter(conditions -> chosen < conditions.names().size())
            .orElseThrow(
                () ->
                    GanException.usage(
                        "this generator has no class number " + chosen,
                        checkpoint().toString(),
                        String.format(Locale.ROOT, "it has %d classes", classes().size())));
    return sampler.with(Conditions.ofClasses(classes, place -> chosen));
  }

  /**
   * Walks through latent space, along the path that fits the latent distribution.
   *
   * @param walks how many pairs of ends
   * @param samplesPerWalk at least 2: both ends, and the points between them at equal distances
   * @param label the class of all samples; null for each class in turn, one walk each, or for the
   *     conditions of the data
   * @return a new array [walks × samplesPerWalk, sample shape], walk after walk
   * @throws GanException if the generator takes no latent
   */
  public INDArray interpolate(int walks, int samplesPerWalk, long seed, @Nullable Integer label) {
    return latentWalks(label).samples(walks, samplesPerWalk, walkKey(seed));
  }

  /**
   * {@link #interpolate} as people are shown it: a hole is filled in the image around it.
   *
   * @return a new array [walks × samplesPerWalk, …], walk after walk
   * @throws GanException if the generator takes no latent
   */
  public INDArray interpolatedPictures(
      int walks, int samplesPerWalk, long seed, @Nullable Integer label) {
    return latentWalks(label).pictures(walks, samplesPerWalk, walkKey(seed));
  }

  /**
   * Walks through latent space on closed paths, which lead from each end to the next one and from
   * the last end to the first one, and hands on the pictures of one moment after the other.
   *
   * @param paths how many, which are walked at the same time
   * @param ends of each path, at least 2
   * @param momentsPerWalk from one end to the next one, at least 1
   * @param label the class of all samples; null for each class in turn, one path each, or for the
   *     conditions of the data
   * @param sink gets arrays [paths, …], valid during the call only: ends × momentsPerWalk of them,
   *     after the last of which the first one follows at the same distance
   * @throws GanException if the generator takes no latent
   */
  public void loop(
      int paths,
      int ends,
      int momentsPerWalk,
      long seed,
      @Nullable Integer label,
      Consumer<INDArray> sink) {
    latentWalks(label).loop(paths, ends, momentsPerWalk, key(seed).split("loop"), sink);
  }

  private LatentWalks latentWalks(@Nullable Integer label) {
    requireLatent();
    return new LatentWalks(sampler(label), latent());
  }

  private static RandomKey walkKey(long seed) {
    return key(seed).split("interpolation");
  }

  /**
   * Requires that there is a latent space to walk through.
   *
   * @throws GanException of kind USAGE if the generator takes no latent
   */
  public void requireLatent() {
    if (latent().size() == 0) {
      throw GanException.usage(
          "this generator has no latent to interpolate",
          checkpoint().toString(),
          "use a run whose experiment has a latent");
    }
  }

  /**
   * How many places of the generator have a style.
   *
   * @throws GanException of kind USAGE if it has no styles
   */
  public int stylePlaces() {
    if (network() instanceof StyledGenerator styled) {
      return styled.places();
    }
    throw GanException.usage(
        "this generator has no styles to mix: it is " + experiment().generator().type(),
        checkpoint().toString(),
        "use a run whose generator has styles, such as style");
  }

  /**
   * Mixes the styles of samples: {@link StyleMixtures}.
   *
   * @param from the first place that has the style of a column, in [0, {@link #stylePlaces()}]
   * @param label the class of all samples; null for each class in turn, or for the conditions of
   *     the data
   * @return a new array [(rows + 1) · (columns + 1), sample shape]
   * @throws GanException of kind USAGE if it has no styles, or no such place
   */
  public INDArray mixtures(int rows, int columns, int from, long seed, @Nullable Integer label) {
    if (from < 0 || from > stylePlaces()) {
      throw GanException.usage(
          "styles cannot be mixed from place " + from + " on",
          checkpoint().toString(),
          String.format(Locale.ROOT, "choose a place in [0, %d]", stylePlaces()));
    }
    return new StyleMixtures(sampler(label)).draw(rows, columns, from, key(seed).split("mixing"));
  }

  private static RandomKey key(long seed) {
    return RandomKey.ofSeed(seed).split("sample");
  }

  @Override
  public void close() {
    closeMapper();
    networks.close();
    if (dataset != null) {
      dataset.close();
    }
  }
}
