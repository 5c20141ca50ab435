// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.yinzheng.gateway.TestGateway.Answer;

/** Files of food licences, and waiting for what becomes of them. */
final class BulkFiles {
    private static final List<String> COLUMNS =
            List.of("持有人姓名或名称", "持有人证件号码", "许可证编号", "法定代表人（负责人）", "住所", "经营场所", "主体业态", "经营项目", "有效期至");

    private BulkFiles() {}

    /** @param bad numbers of the licences, from 1, that have a wrong check character */
    static String file(int rows, int... bad) {
        var wrong = IntStream.of(bad).boxed().collect(Collectors.toSet());
        var file = new StringBuilder(String.join(",", COLUMNS)).append("\r\n");
        for (int i = 1; i <= rows; i++) {
            int number = i;
            var row = COLUMNS.stream().map(column -> value(column, number)).collect(Collectors.joining(","));
            file.append(wrong.contains(i) ? row.replace("019Q", "019A") : row).append("\r\n");
        }
        return file.toString();
    }

    /** A value that fits the column; nothing for one that may be left out. */
    static String value(String column, int number) {
        return switch (column) {
            case "持有人姓名或名称" -> "虚构第" + number + "餐饮店";
            case "持有人证件号码" -> "91330100MADEMA019Q";
            case "许可证编号" -> "JY%014d".formatted(number);
            case "法定代表人（负责人）" -> "甄示例";
            case "住所", "经营场所" -> "浙江省杭州市西湖区虚构路 " + number + " 号";
            case "主体业态" -> "餐饮服务经营者";
            case "经营项目" -> "热食类食品制售";
            case "有效期至" -> "2031/3/1";
            default -> "";
        };
    }

    static Answer await(TestGateway gateway, Answer job, String state) {
        var path = "/api/v1/bulk-jobs/" + job.body().path("jobId").asString();
        var end = Instant.now().plus(Duration.ofSeconds(120));
        while (true) {
            var now = gateway.as("zj-market-clerk").get(path);
            if (now.body().path("state").asString().equals(state)) {
                return now;
            }
            assertThat(Instant.now()).as("still " + now.text()).isBefore(end);
        }
    }
}
