using CityTwin.Cli.Instances;
using CityTwin.Cli.Processes;
using CityTwin.Cli.Progress;
using CityTwin.Cli.Tokens;
using CityTwin.Cli.Toolchain;

namespace CityTwin.Cli.Up;

/// <summary>A city's life on this machine: made ready, started in order, watched, and stopped in reverse.</summary>
internal sealed class UpRun(Checkout checkout, InstanceFinder instances, TimeProvider clock, UpOptions options)
{
    /// <returns>Once the city was told to stop, and has.</returns>
    /// <exception cref="CliException">It cannot start, or one of its programs ended by itself.</exception>
    public async Task Run(CancellationToken stop)
    {
        var source = CitySource.Of(checkout, options);
        using var data = DataFolder.Take(options.Data ?? source.DefaultData);
        var ports = Ports.Choose(options.MqttPort, options.HttpPort, options.GrpcPort);
        var run = new RunFile(Environment.ProcessId, source.Name, source.Area, Ready: false, clock.GetUtcNow(), ports.Mqtt,
            ports.Http, ports.Grpc, ports.Storage, ports.SiloHttp);
        run.Write(data.Path);
        using var announcement = instances.Announce(Environment.ProcessId, data.Path);
        var supervisor = new Supervisor(clock);
        try
        {
            await BarBoard.Show(board => Start(board, source, data, ports, supervisor, stop), clock);
            (run with { Ready = true }).Write(data.Path);
            WhereToLook.Print(options, data, ports, source.Area, clock);
            await supervisor.While(token => Task.Delay(Timeout.InfiniteTimeSpan, clock, token), stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Told to stop: that is how a city's day ends.
        }
        finally
        {
            File.Delete(Path.Combine(data.Path, RunFile.Name));
            await supervisor.StopAll(Console.WriteLine);
            await supervisor.DisposeAsync();
        }
    }

    private async Task Start(
        IProgressBoard board, CitySource source, DataFolder data, Ports ports, Supervisor supervisor, CancellationToken stop)
    {
        using var log = new LogFile(data.Log("build"));
        var node = await Node.Find(checkout, log, stop);
        var programs = await Programs.Ready(checkout, board, log, stop);
        var console = new ConsoleBuild(checkout, node, log);
        await console.Ready(board, stop);
        await Azurite.Install(checkout, node, board, log, stop);
        var package = await source.Ready(
            board, data, () => CitySources.Install(checkout, node, board, log, stop), stop);
        var plans = new CityPrograms(checkout, data, ports, node, programs, package, console.Dist);
        using var health = new Health(clock);

        await Begin("start the storage", plans.Storage, token => health.Answers("storage", plans.StorageAddress, token));
        await Begin("start the silo", plans.Silo, token => health.Ready("silo", plans.SiloHealth, token));
        await Begin("start the gateway", plans.Gateway, token => health.Ready("gateway", plans.GatewayHealth, token));
        var admin = new TokenIssuer(LocalKey.Read(data.Path), clock).Issue("admin", source.Area, null, hours: 1);
        await supervisor.While(token => LocalRoster.Set(plans.Grpc, admin, source.Area, token), stop);
        if (options.Simulate)
        {
            var devices = new DeviceList(package, data.Devices);
            await supervisor.While(token => devices.Provision(board, plans.Grpc, admin, token), stop);
            var units = new UnitList(package, data.Units);
            await supervisor.While(token => units.Provision(board, plans.Grpc, admin, token), stop);
            if (File.Exists(data.Devices)) // A package without devices, as one of surveyed buildings alone, has no such file.
            {
                await Begin("start the simulator", plans.Simulator, _ => Task.CompletedTask);
            }

            SimulatedPeople.Write(data.People, new TokenIssuer(LocalKey.Read(data.Path), clock), source.Area, package);
            await Begin("start the people", plans.People(source.Area), _ => Task.CompletedTask);
        }

        Task Begin(string name, ChildPlan plan, Func<CancellationToken, Task> ready) => board.Step(name, async _ =>
        {
            await supervisor.Start(plan);
            await supervisor.While(ready, stop);
            return true;
        });
    }
}
