using CityTwin.DevicesSim.Chance;
using CityTwin.DevicesSim.Publishing;
using Grpc.Core;
using Grpc.Net.Client;
using Spectre.Console;

namespace CityTwin.DevicesSim.People;

/// <summary>
/// The <c>people</c> command: operators, dispatchers, officers, grid members and citizens who use the public API as real ones
/// would. They watch the city's orders, and each acts when their time has come.
/// </summary>
internal sealed class PeopleRun : IDisposable
{
    /// <summary>The name that ends every simulated principal's.</summary>
    public const string Principal = "@sim";

    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan ReportEvery = TimeSpan.FromSeconds(30);
    private static readonly Backoff Pause = new(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30));

    private readonly PeopleSettings _settings;
    private readonly IAnsiConsole _console;
    private readonly TimeProvider _clock;
    private readonly GrpcChannel _channel;
    private readonly V1.WorkOrderService.WorkOrderServiceClient _orders;
    private readonly Staff _staff;
    private readonly ShiftBook _book;
    private readonly Habits _habits;
    private readonly PriorityQueue<V1.ReportOrderRequest, DateTimeOffset> _reports = new();
    private readonly Dictionary<string, int> _done = [];
    private readonly Lock _gate = new();
    private string _resume = "";

    public PeopleRun(PeopleSettings settings, IAnsiConsole console, TimeProvider clock)
    {
        (_settings, _console, _clock) = (settings, console, clock);
        _staff = Staff.Read(settings.TokensFile);
        _channel = GrpcChannel.ForAddress(settings.Grpc);
        _orders = new V1.WorkOrderService.WorkOrderServiceClient(_channel);
        _habits = new Habits(settings.Seed, settings.Slower);
        _book = new ShiftBook(_habits, settings.HandsOff);
    }

    public async Task Run(CancellationToken stop)
    {
        var header = _staff.As("operator") ?? throw new Files.InputException($"{_settings.TokensFile}: nobody is operator.");
        var desk = await _orders.GetDeskAsync(new V1.GetDeskRequest(), header, cancellationToken: stop);
        var cells = await Cells(header, stop);
        var citizens = new Citizens(_settings.Seed, desk, cells, _settings.BetweenReports * _settings.Slower);
        var work = new DeskWork(_orders, _staff, desk, _habits, _book);
        _console.WriteLine($"The people of {_settings.Area} see to its orders at {_settings.Grpc}.");
        await Task.WhenAll(Watch(header, citizens, stop), WatchMissions(header, stop), Act(work, stop), Report(citizens, header, stop), Say(stop));
    }

    public void Dispose() => _channel.Dispose();

    private async Task<IReadOnlyList<V1.Division>> Cells(Metadata header, CancellationToken stop)
    {
        var city = new V1.CityService.CityServiceClient(_channel);
        var (cells, token) = (new List<V1.Division>(), "");
        do
        {
            var page = await city.ListDivisionsAsync(
                new() { Parent = _settings.Area, Depth = 4, PageSize = 5_000, PageToken = token }, header, cancellationToken: stop);
            cells.AddRange(page.Divisions.Where(division => division.Level == "cell"));
            token = page.NextPageToken;
        }
        while (token.Length > 0);
        return cells;
    }

    private async Task Watch(Metadata header, Citizens citizens, CancellationToken stop)
    {
        for (var failed = 0; !stop.IsCancellationRequested; failed++)
        {
            try
            {
                using var watch = _orders.WatchOrders(
                    new() { Area = _settings.Area, IncludeOpen = true, ResumeToken = _resume }, header, cancellationToken: stop);
                await foreach (var update in watch.ResponseStream.ReadAllAsync(stop))
                {
                    Take(update, citizens);
                    failed = 0;
                }
            }
            catch (RpcException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (RpcException e)
            {
                _console.WriteLine($"The watch of orders ended ({e.StatusCode}: {e.Status.Detail}); it is opened again.");
                Forget(e.StatusCode);
            }

            await Wait(Pause.After(failed + 1, Noise.Unit(_settings.Seed, failed)), stop);
        }
    }

    /// <summary>Always from the picture: what ended while nobody watched is not in it, and holds no order up.</summary>
    private async Task WatchMissions(Metadata header, CancellationToken stop)
    {
        var missions = new V1.MissionService.MissionServiceClient(_channel);
        for (var failed = 0; !stop.IsCancellationRequested; failed++)
        {
            try
            {
                lock (_gate)
                {
                    _book.ForgetMissions();
                }

                using var watch = missions.WatchMissions(new() { Area = _settings.Area, IncludeOpen = true }, header, cancellationToken: stop);
                await foreach (var update in watch.ResponseStream.ReadAllAsync(stop))
                {
                    failed = 0;
                    if (update.Mission is { } mission)
                    {
                        lock (_gate)
                        {
                            _book.Note(mission);
                        }
                    }
                }
            }
            catch (RpcException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (RpcException e)
            {
                _console.WriteLine($"The watch of missions ended ({e.StatusCode}: {e.Status.Detail}); it is opened again.");
            }

            await Wait(Pause.After(failed + 1, Noise.Unit(_settings.Seed, failed)), stop);
        }
    }

    /// <summary>A place in logs that are no more leads nowhere: all is looked at anew.</summary>
    private void Forget(StatusCode code)
    {
        if (code is StatusCode.OutOfRange or StatusCode.InvalidArgument)
        {
            _resume = "";
            lock (_gate)
            {
                _book.Clear();
            }
        }
    }

    private void Take(V1.OrderUpdate update, Citizens citizens)
    {
        _resume = update.ResumeToken.Length > 0 ? update.ResumeToken : _resume;
        if (update.Order is not { } order)
        {
            return;
        }

        var now = _clock.GetUtcNow();
        var byPerson = update.By.Length > 0 && !update.By.EndsWith(Principal, StringComparison.Ordinal)
            && !update.By.StartsWith("city:", StringComparison.Ordinal);
        lock (_gate)
        {
            _book.Note(order, byPerson, now);
            if (update.Type == "reported" && order.Source == "alert")
            {
                foreach (var (after, report) in citizens.Witnesses(order))
                {
                    if (_reports.Count < _settings.MaxWaitingReports)
                    {
                        _reports.Enqueue(report, now + (after * _settings.Slower));
                    }
                }
            }
        }
    }

    private async Task Act(DeskWork work, CancellationToken stop)
    {
        using var free = new SemaphoreSlim(_settings.MaxAtOnce);
        while (await Wait(Tick, stop))
        {
            while (!stop.IsCancellationRequested && Due() is { } due)
            {
                await free.WaitAsync(stop);
                _ = Carry(due.Order, due.Act).ContinueWith(_ => free.Release(), TaskScheduler.Default);
            }
        }

        async Task Carry(V1.Order order, PlannedAct planned)
        {
            try
            {
                await work.Do(order, planned, _clock.GetUtcNow().UtcDateTime, stop);
                Count(planned.Act.ToString());
            }
            catch (RpcException e) when (!stop.IsCancellationRequested)
            {
                Count($"refused {e.StatusCode}");
                await LookAgain(order, stop);
            }
            catch (RpcException)
            {
                // The shift is over.
            }
        }
    }

    /// <summary>Someone was quicker, or the city did not answer: the order is read and thought about again.</summary>
    private async Task LookAgain(V1.Order order, CancellationToken stop)
    {
        try
        {
            var now = await _orders.GetOrderAsync(
                new() { Id = order.Id }, _staff.As("operator"), _clock.GetUtcNow().UtcDateTime + TimeSpan.FromSeconds(10), stop);
            lock (_gate)
            {
                _book.Note(now, byPerson: false, _clock.GetUtcNow());
            }
        }
        catch (RpcException e)
        {
            lock (_gate)
            {
                if (e.StatusCode == StatusCode.NotFound)
                {
                    _book.Forget(order.Id);
                }
                else
                {
                    _book.Note(order, byPerson: false, _clock.GetUtcNow());
                }
            }
        }
    }

    private (V1.Order Order, PlannedAct Act)? Due()
    {
        lock (_gate)
        {
            return _book.Due(_clock.GetUtcNow());
        }
    }

    private async Task Report(Citizens citizens, Metadata header, CancellationToken stop)
    {
        var (number, next) = (0L, _clock.GetUtcNow() + citizens.PauseBefore(0));
        while (await Wait(Tick, stop))
        {
            if (_clock.GetUtcNow() >= next)
            {
                await Send(citizens.Anywhere(number), header, stop);
                next = _clock.GetUtcNow() + citizens.PauseBefore(++number);
            }

            while (Waiting() is { } report)
            {
                await Send(report, header, stop);
            }
        }
    }

    private V1.ReportOrderRequest? Waiting()
    {
        lock (_gate)
        {
            return _reports.TryPeek(out var report, out var at) && at <= _clock.GetUtcNow() ? _reports.Dequeue() : null;
        }
    }

    private async Task Send(V1.ReportOrderRequest? report, Metadata header, CancellationToken stop)
    {
        if (report is null)
        {
            return;
        }

        try
        {
            // The time makes the report one of this day: a run with the same seed tells of new matters.
            report.RequestId = $"{report.RequestId}-{_clock.GetUtcNow().ToUnixTimeSeconds()}";
            await _orders.ReportOrderAsync(report, header, _clock.GetUtcNow().UtcDateTime + TimeSpan.FromSeconds(20), stop);
            Count("Report");
        }
        catch (RpcException e)
        {
            Count($"report refused {e.StatusCode}");
        }
    }

    private async Task Say(CancellationToken stop)
    {
        while (await Wait(ReportEvery, stop))
        {
            string done;
            lock (_gate)
            {
                done = string.Join(", ", _done.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => $"{one.Key} {one.Value}"));
                done = $"{_book.Count} orders open; so far {(done.Length == 0 ? "nothing" : done)}.";
            }

            _console.WriteLine(done);
        }
    }

    private void Count(string what)
    {
        lock (_gate)
        {
            _done[what] = _done.GetValueOrDefault(what) + 1;
        }
    }

    /// <returns>Whether to go on.</returns>
    private async Task<bool> Wait(TimeSpan pause, CancellationToken stop)
    {
        await Task.Delay(pause, _clock, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return !stop.IsCancellationRequested;
    }
}
