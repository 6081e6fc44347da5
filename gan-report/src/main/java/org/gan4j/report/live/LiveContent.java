package org.gan4j.report.live;

import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.report.page.Knobs;
import org.gan4j.report.recorded.FollowedRun;
import org.jspecify.annotations.Nullable;

/**
 * What a server shows.
 *
 * @param title of the page
 * @param run whose page it is, used by the server alone from now on; null for an explorer alone
 * @param knobs of the explorer; null if samples are no pictures
 * @param note whose samples the explorer shows, or why it shows none
 * @param queue of requests for samples, for the thread that draws them
 * @param training in progress; null if there is none
 * @param controls of the training; null if there is none
 */
@ThreadSafe
public record LiveContent(
    String title,
    @Nullable FollowedRun run,
    @Nullable Knobs knobs,
    String note,
    DrawQueue queue,
    @Nullable LiveTraining training,
    @Nullable LiveControls controls) {}
