/** The parameters of networks under the names and in the layouts of PyTorch's modules. */
@NullMarked
package org.gan4j.nn.torch;

import org.jspecify.annotations.NullMarked;
