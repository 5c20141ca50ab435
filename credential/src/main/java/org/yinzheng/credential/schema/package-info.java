// SPDX-License-Identifier: Apache-2.0
/** Document types as published by the registry: fields, formats, labels. */
@NullMarked
package org.yinzheng.credential.schema;

import org.jspecify.annotations.NullMarked;
