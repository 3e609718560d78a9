import type { Studio } from "./studio.ts";
import type { Chart as ChartData } from "./wire.ts";

const parts = ["orders", "waiting", "failed"] as const;
const widthOfBar = 10;
const height = 80;

/** Bars of the newest leads by time. The picture is one image for a screen reader, with its sums in words. */
export function Chart({ studio, chart }: { studio: Studio; chart: ChartData }) {
  const { say } = studio;
  const formats = studio.formats.value;
  const most = Math.max(1, ...chart.bars.map(({ orders, waiting, failed }) => orders + waiting + failed));
  const sumOf = (part: (typeof parts)[number]) => chart.bars.reduce((sum, bar) => sum + bar[part], 0);
  const counted = (part: (typeof parts)[number], count: number) => say(`chart.${part}`, { count });
  const sums = {
    orders: counted("orders", sumOf("orders")),
    waiting: counted("waiting", sumOf("waiting")),
    failed: counted("failed", sumOf("failed")),
  };
  const begin = Date.parse(chart.from);
  const from = formats.short(begin);
  const note = say(chart.isCut ? "chart.cut" : "chart.leads", {
    leads: chart.leads,
    most,
    span: formats.span(chart.barMs),
  });
  return (
    <section class="panel chart" aria-label={say("chart.title")}>
      <svg
        viewBox={`0 0 ${chart.bars.length * widthOfBar} ${height + 2}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={say("chart.text", { ...sums, from })}
      >
        {chart.bars.map((bar, index) => {
          let top = height;
          const time = formats.short(begin + index * chart.barMs);
          return (
            <g>
              <title>{`${time}: ${parts.map((part) => counted(part, bar[part])).join(", ")}`}</title>
              <rect class="hover" x={index * widthOfBar} y={0} width={widthOfBar} height={height + 2} />
              <rect class="floor" x={index * widthOfBar + 1} y={height} width={widthOfBar - 2} height={1} />
              {parts.map((part) => {
                // Even a small count stays visible.
                const tall = bar[part] === 0 ? 0 : Math.max(1.5, (bar[part] / most) * (height - 2));
                top -= tall;
                return (
                  <rect
                    class={part}
                    x={index * widthOfBar + 1}
                    y={top}
                    width={widthOfBar - 2}
                    height={tall}
                  />
                );
              })}
            </g>
          );
        })}
      </svg>
      <p class="under note row">
        <span>{from}</span>
        <span class="legend row" aria-hidden="true">
          {parts.map((part) => (
            <span class={part}>{sums[part]}</span>
          ))}
        </span>
        <span>{note}</span>
      </p>
    </section>
  );
}
