import { AsyncLocalStorage } from "node:async_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import type * as opentelemetry from "@opentelemetry/api";
import type { Attributes, Span } from "@opentelemetry/api";
import type * as otlpHttp from "@opentelemetry/exporter-trace-otlp-http";
import type * as resources from "@opentelemetry/resources";
import type * as sdkTrace from "@opentelemetry/sdk-trace";
import type { Config } from "../config/config.js";

/** Spans of one request, each within the one that was going on when it began. */
export interface Tracing {
  /** Runs work as a span, which ends with it, and fails with it. */
  inSpan<Result>(name: string, attributes: Attributes, work: () => Promise<Result>): Promise<Result>;
  /** Begins the span of a request, as a part of the trace that the caller named; everything in `work` belongs to it. */
  beginRequest(traceparent: string | undefined, work: (span: Span) => void): void;
  /** Sends what has not been sent yet. */
  shutdown(): Promise<void>;
}

/** How long the last spans may take to be sent. */
const SHUTDOWN_MILLISECONDS = 2_000;

/** The version, trace, parent and flags of W3C trace context. */
const TRACEPARENT = /^[\da-f]{2}-([\da-f]{32})-([\da-f]{16})-([\da-f]{2})$/;

/** Null when no collector is configured: then nothing of OpenTelemetry is even loaded. */
export function startTracing({ otlpEndpoint, serviceName }: Config): Tracing | null {
  if (otlpEndpoint === null) return null;
  const api = require("@opentelemetry/api") as typeof opentelemetry;
  const sdk = require("@opentelemetry/sdk-trace") as typeof sdkTrace;
  const { OTLPTraceExporter } = require("@opentelemetry/exporter-trace-otlp-http") as typeof otlpHttp;
  const { resourceFromAttributes } = require("@opentelemetry/resources") as typeof resources;
  const provider = new sdk.TracerProvider({
    resource: resourceFromAttributes({ "service.name": serviceName }),
    sampler: new sdk.ParentBasedSampler({ root: new sdk.AlwaysOnSampler() }),
    spanProcessors: [
      new sdk.BatchSpanProcessor({ exporter: new OTLPTraceExporter({ url: `${otlpEndpoint}/v1/traces` }) }),
    ],
  });
  const tracer = provider.getTracer("cartwright");
  const current = new AsyncLocalStorage<Span>();
  const { ROOT_CONTEXT, SpanKind, SpanStatusCode, trace } = api;

  return {
    async inSpan(name, attributes, work) {
      const parent = current.getStore();
      const context = parent ? trace.setSpan(ROOT_CONTEXT, parent) : ROOT_CONTEXT;
      const span = tracer.startSpan(name, { attributes }, context);
      try {
        return await current.run(span, work);
      } catch (error) {
        // The name of the error and nothing of its text, which may hold values of a caller.
        span.setStatus({ code: SpanStatusCode.ERROR, message: error instanceof Error ? error.name : "failed" });
        throw error;
      } finally {
        span.end();
      }
    },

    beginRequest(traceparent, work) {
      const [, traceId, spanId, flags] = TRACEPARENT.exec(traceparent ?? "") ?? [];
      const isKnown = traceId !== undefined && spanId !== undefined && flags !== undefined;
      const parent = isKnown && { traceId, spanId, traceFlags: parseInt(flags, 16), isRemote: true };
      const context = parent ? trace.setSpanContext(ROOT_CONTEXT, parent) : ROOT_CONTEXT;
      const span = tracer.startSpan("graphql", { kind: SpanKind.SERVER }, context);
      current.run(span, () => work(span));
    },

    // A collector that is away would be tried for long; a process that stops does not wait for it.
    async shutdown() {
      await Promise.race([provider.shutdown(), sleep(SHUTDOWN_MILLISECONDS, undefined, { ref: false })]);
    },
  };
}
