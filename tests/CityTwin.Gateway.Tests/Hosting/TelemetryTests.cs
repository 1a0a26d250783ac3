using System.Collections.Concurrent;
using System.Diagnostics;
using CityTwin.Gateway.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Trace;

namespace CityTwin.Gateway.Tests.Hosting;

public class TelemetryTests
{
    private const string Right = "500103-m1.9.sign";

    [Fact]
    public async Task The_address_of_a_link_in_a_message_is_in_no_trace_and_no_log()
    {
        using var logged = new Ear();
        using var traced = new Eye();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders().AddProvider(logged);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.AddTelemetry();
        builder.Services.ConfigureOpenTelemetryTracerProvider(tracing => tracing.AddProcessor(traced));
        await using var app = builder.Build();
        app.MapPost("/notify/v1/ack/{token}", () => Results.Ok());
        app.MapGet("/other", () => Results.Ok());
        await app.StartAsync(TestContext.Current.CancellationToken);
        using var http = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        (await http.PostAsync($"/notify/v1/ack/{Right}", null, TestContext.Current.CancellationToken)).Dispose();
        await http.GetStringAsync("/other", TestContext.Current.CancellationToken);
        await app.StopAsync(TestContext.Current.CancellationToken);

        traced.Paths.ShouldContain("/other");
        traced.Paths.ShouldNotContain(path => path.Contains(Right, StringComparison.Ordinal));
        logged.Lines.ShouldNotBeEmpty();
        logged.Lines.ShouldNotContain(line => line.Contains(Right, StringComparison.Ordinal));
    }

    private sealed class Eye : BaseProcessor<Activity>
    {
        public ConcurrentQueue<string> Paths { get; } = [];

        public override void OnEnd(Activity data)
        {
            if (data.Source.Name == "Microsoft.AspNetCore")
            {
                Paths.Enqueue(data.GetTagItem("url.path") as string ?? "");
            }
        }
    }

    private sealed class Ear : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public void Dispose()
        {
        }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue($"{formatter(state, exception)} {state}");
    }
}
