from goldenthread.site.cli import main

main()
